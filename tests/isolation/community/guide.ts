import type { Story } from "../journeys"

export const guide: Story = async () => {}
