import { QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import i18next from "i18next";
import { type ReactNode, useEffect, useMemo } from "react";
import { RouterProvider } from "react-router";
import { answers } from "./api/queries.ts";
import { router } from "./routes.tsx";
import { usePreferences } from "./session/preferences.ts";
import { pageNonce } from "./shell/page-nonce.ts";
import { themeFor } from "./theme.ts";

/** Messages appear below the header, so that they never cover the switch that leaves assistance. */
const MESSAGE_TOP = 56;

function Appearance({ children }: { readonly children: ReactNode }) {
  const { language, large } = usePreferences();
  const theme = useMemo(() => themeFor(large), [large]);
  useEffect(() => {
    void i18next.changeLanguage(language);
    document.documentElement.dataset["large"] = String(large);
  }, [language, large]);
  return (
    <ConfigProvider
      csp={{ nonce: pageNonce }}
      theme={theme}
      locale={language === "zh" ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App message={{ top: MESSAGE_TOP }}>{children}</App>
    </ConfigProvider>
  );
}

/** The whole workbench with its look, its answers and its routes. */
export function Workbench() {
  return (
    <QueryClientProvider client={answers}>
      <Appearance>
        <RouterProvider router={router} />
      </Appearance>
    </QueryClientProvider>
  );
}
