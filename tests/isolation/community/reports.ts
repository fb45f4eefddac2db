import type { Story } from "../journeys"

export const reports: Story = async () => {}
