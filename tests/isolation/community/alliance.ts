import type { Story } from "../journeys"

export const alliance: Story = async () => {}
