import { defineApplication } from "../../governance/application.ts";
import { advise } from "./advise.ts";
import { card } from "./card.ts";
import { gather } from "./gather.ts";
import { Facts, Input, Value } from "./schema.ts";

export default defineApplication({ card, input: Input, facts: Facts, value: Value, explorable: true, gather, advise });
