import type { Story } from "../journeys"

export const directory: Story = async () => {}
