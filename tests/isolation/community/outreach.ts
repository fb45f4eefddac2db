import type { Story } from "../journeys"

export const outreach: Story = async () => {}
