import type { Story } from "../journeys"

export const numbers: Story = async () => {}
