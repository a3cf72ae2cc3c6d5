import { Component, type ReactNode } from "react";

/** Keeps a panel that fails from taking the page with it: the plain list of findings is shown instead. */
export class PanelGuard extends Component<
  { readonly fallback: ReactNode; readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
