import { z } from "zod";

/** The one door to a language model (语言模型). Answers undefined when there is none or it does not answer usably in time. */
export interface LanguageModelDoor {
  /** Name of the configured model; undefined when there is none. */
  readonly name: string | undefined;
  complete(prompt: { system: string; user: string; maxTokens: number }): Promise<string | undefined>;
}

/** Where an OpenAI-compatible server stands, inside the court's network. */
export interface LanguageModelSettings {
  readonly url: string | undefined;
  readonly model: string;
  readonly key: string | undefined;
  readonly timeoutSeconds: number;
}

const Answer = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string().min(1) }) })).min(1) });

const MILLISECONDS = 1000;
/** Longest answer in characters that is looked at; more is a runaway model. */
const LONGEST_ANSWER = 20_000;

/** A base address with or without /v1 or the full path all lead to the chat completions of the server. */
function completionsAt(url: string): string {
  const base = url.replace(/\/+$/, "");
  if (base.endsWith("/chat/completions")) return base;
  return base.endsWith("/v1") ? `${base}/chat/completions` : `${base}/v1/chat/completions`;
}

/** Opens the door. Nothing is sent anywhere unless a url is configured; every fault of the server is an undefined answer. */
export function openLanguageModel({ url, model, key, timeoutSeconds }: LanguageModelSettings): LanguageModelDoor {
  if (!url) return { name: undefined, complete: async () => undefined };
  const address = completionsAt(url);
  return {
    name: model,
    async complete({ system, user, maxTokens }) {
      const messages = [
        { role: "system", content: system },
        { role: "user", content: user },
      ];
      try {
        const response = await fetch(address, {
          method: "POST",
          headers: { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
          body: JSON.stringify({ model, messages, max_tokens: maxTokens, temperature: 0, seed: 1 }),
          signal: AbortSignal.timeout(timeoutSeconds * MILLISECONDS),
        });
        if (!response.ok) return undefined;
        const text = Answer.parse(await response.json()).choices[0]?.message.content.trim();
        return text && text.length <= LONGEST_ANSWER ? text : undefined;
      } catch {
        // Time-out, refused connection, garbage: the work goes on without the model.
        return undefined;
      }
    },
  };
}
