export { asHeld, forAnybody, forHeadquarters } from "./circles.rules"
