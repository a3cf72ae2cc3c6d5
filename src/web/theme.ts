import type { ThemeConfig } from "antd";

/** Colours of the workbench; `theme.test.ts` holds each text colour to 4.5 : 1 and each border to 3 : 1 (WCAG 2.2 AA). */
export const colours = {
  primary: "#1b4f86",
  primaryHover: "#143d69",
  header: "#173a5e",
  text: "#1a2230",
  secondary: "#475467",
  tertiary: "#566173",
  quiet: "#5d6778",
  error: "#b42318",
  warning: "#8a4b08",
  success: "#17663a",
  border: "#838d9f",
  line: "#dfe3ea",
  ground: "#f4f6f9",
  surface: "#ffffff",
  disabledGround: "#f2f4f7",
  infoGround: "#e8f0f9",
  warningGround: "#fef6e7",
  successGround: "#e3f4e9",
} as const;

/** Body text in pixels: 14, or 24 (18 pt) in the large-text mode of the elderly-friendly rules (适老化). */
export function bodySize(large: boolean): number {
  return large ? 24 : 14;
}

const COLOUR_TOKENS = {
  colorPrimary: colours.primary,
  colorPrimaryHover: colours.primaryHover,
  colorLink: colours.primary,
  colorLinkHover: colours.primaryHover,
  colorError: colours.error,
  colorWarning: colours.warning,
  colorSuccess: colours.success,
  colorInfo: colours.primary,
  colorInfoBg: colours.infoGround,
  colorInfoBorder: colours.border,
  colorWarningBg: colours.warningGround,
  colorSuccessBg: colours.successGround,
  colorText: colours.text,
  colorTextHeading: colours.text,
  colorTextSecondary: colours.secondary,
  colorTextDescription: colours.secondary,
  colorTextTertiary: colours.tertiary,
  colorTextQuaternary: colours.quiet,
  colorTextPlaceholder: colours.quiet,
  colorTextDisabled: colours.quiet,
  colorIcon: colours.tertiary,
  colorBorder: colours.border,
  colorBorderSecondary: colours.line,
  colorBgLayout: colours.ground,
  colorBgContainerDisabled: colours.disabledGround,
} as const;

const COMPONENTS: NonNullable<ThemeConfig["components"]> = {
  Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
  // The small form is 26 pixels high; with this frame its items keep 24 (WCAG 2.5.8).
  Segmented: { trackPadding: 1 },
  // Marks and handle of the line of versions: 24 pixels to take hold of (2.5.8), 3 : 1 against the ground (1.4.11).
  Slider: {
    handleSize: 20,
    handleSizeHover: 22,
    handleLineWidth: 3,
    handleLineWidthHover: 3,
    handleColor: colours.primary,
    handleActiveColor: colours.primaryHover,
    dotSize: 14,
    dotBorderColor: colours.border,
    dotActiveBorderColor: colours.primary,
    railSize: 6,
    railBg: colours.border,
    railHoverBg: colours.border,
    controlSize: 20,
  },
  Switch: { trackHeight: 24, trackMinWidth: 48, handleSize: 20 },
  Table: { headerBg: "#eef1f6", cellPaddingBlockSM: 6 },
  Tabs: { horizontalMargin: "0", itemSelectedColor: colours.primary },
};

/** Tokens of the design system for one text size. */
export function themeFor(large: boolean): ThemeConfig {
  const size = bodySize(large);
  return {
    token: {
      ...COLOUR_TOKENS,
      controlOutlineWidth: 3,
      borderRadius: 4,
      fontSize: size,
      fontSizeSM: large ? size : 13,
      fontSizeIcon: large ? size : 12,
      lineHeight: large ? 1.5 : 1.57,
      controlHeight: large ? 48 : 32,
      controlHeightSM: large ? 44 : 26,
      fontFamily:
        '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif',
      motion: false,
    },
    components: COMPONENTS,
  };
}
