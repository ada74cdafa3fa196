import {
  Button,
  Input,
  Menu,
  Modal,
  Notification,
  PasswordInput,
  Popover,
  SegmentedControl,
  Select,
  TextInput,
  Textarea,
  Tooltip,
  createTheme,
  defaultVariantColorsResolver,
} from '@mantine/core';
import type { MantineColorsTuple, VariantColorsResolver } from '@mantine/core';

const paper: MantineColorsTuple = [
  '#ffffff',
  '#f7f5f1',
  '#f1eee9',
  '#eae7e1',
  '#d8d5ce',
  '#c2bfb8',
  '#9d9a93',
  '#85837b',
  '#5e5c57',
  '#3b3a37',
];

/** Mantine's dark scale, so that its own parts stand on our tokens: 0 text … 7 background. */
const dark: MantineColorsTuple = [
  '#eae7e1',
  '#c2bfb8',
  '#9d9a93',
  '#8f8d85',
  '#272a2f',
  '#23272c',
  '#1b1e22',
  '#0d0e10',
  '#0a0b0c',
  '#070808',
];

const bad: MantineColorsTuple = [
  '#fdeeeb',
  '#fbdcd6',
  '#f7bfb5',
  '#f3a192',
  '#ef7d6b',
  '#ef7d6b',
  '#e0634f',
  '#b94a39',
  '#8c382b',
  '#5f261d',
];

/** The main button is the text colour on the dark room; nobody's own colour is spent on buttons. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled') return usual;
  const isBad = input.color === 'bad';
  return {
    ...usual,
    background: isBad ? 'var(--tb-bad)' : 'var(--tb-text)',
    hover: isBad ? '#f3a192' : '#ffffff',
    color: 'var(--tb-ink)',
    border: '1px solid transparent',
  };
};

export const theme = createTheme({
  colors: { paper, dark, bad },
  primaryColor: 'paper',
  primaryShade: 3,
  variantColorResolver,
  fontFamily: 'var(--tb-sans)',
  fontFamilyMonospace: 'var(--tb-mono)',
  fontSizes: { xs: '11px', sm: '13px', md: '14px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  headings: { fontFamily: 'var(--tb-sans)', fontWeight: '600' },
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '9px', lg: '12px', xl: '16px' },
  respectReducedMotion: true,
  components: {
    InputWrapper: Input.Wrapper.extend({
      styles: { label: { fontWeight: 500, marginBottom: 4 }, description: { marginTop: 4 } },
    }),
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 560 } } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { radius: 'md', withItemsBorders: false },
      styles: {
        root: {
          background: 'var(--tb-background)',
          border: '1px solid var(--tb-line)',
          padding: 2,
        },
        indicator: { background: '#2b2e34', borderRadius: 6 },
        label: { fontWeight: 500 },
      },
    }),
    Select: Select.extend({
      defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right' },
    }),
    Menu: Menu.extend({
      // Inside its landmark of the page, and with nothing in it but its items.
      defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false },
      styles: { dropdown: { background: 'var(--tb-panel)', boxShadow: 'var(--tb-float)' } },
    }),
    Modal: Modal.extend({
      defaultProps: {
        radius: 'lg',
        centered: true,
        padding: 20,
        overlayProps: { backgroundOpacity: 0.6 },
        transitionProps: { transition: 'fade', duration: 140 },
        closeButtonProps: { 'aria-label': 'Close' },
        // Its <header> would count as a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
      styles: {
        content: { background: 'var(--tb-panel)', border: '1px solid var(--tb-line)' },
        header: { background: 'var(--tb-panel)' },
        title: { fontSize: 15, fontWeight: 600 },
      },
    }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close this message' } },
    }),
    Popover: Popover.extend({
      defaultProps: { trapFocus: true, returnFocus: true },
      styles: { dropdown: { background: 'var(--tb-panel)', boxShadow: 'var(--tb-float)' } },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, withArrow: false, color: '#2b2f35', fz: 12 },
    }),
  },
});
