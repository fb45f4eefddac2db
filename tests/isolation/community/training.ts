import type { Story } from "../journeys"

export const training: Story = async () => {}
