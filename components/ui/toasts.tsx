import { Toaster } from 'sonner';

/** Where short messages appear: above the buttons at the bottom, in the theme's colours. */
export const Toasts = () => (
  <Toaster
    position="bottom-center"
    theme="system"
    mobileOffset={{ bottom: 76 }}
    offset={{ bottom: 76 }}
    toastOptions={{
      classNames: {
        toast: 'bg-surface! text-ink! border-edge! font-sans!',
        description: 'text-muted!',
        success: '[&_[data-icon]]:text-good',
        error: '[&_[data-icon]]:text-danger',
        actionButton: 'bg-accent! text-on-accent!',
      },
    }}
  />
);
