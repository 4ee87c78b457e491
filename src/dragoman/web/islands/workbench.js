// What every screen runs. Every screen works without it.
import "./shared/swaps.js";
import { listen } from "./shared/keys.js";

listen();
