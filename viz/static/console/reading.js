// Pages to read: all that they do is to change the theme.

import { watchTheme } from "../theme.js";

watchTheme(() => {});
