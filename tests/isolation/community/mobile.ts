import type { Story } from "../journeys"

export const mobile: Story = async () => {}
