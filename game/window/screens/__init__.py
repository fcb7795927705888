"""Every screen of the window: one file each, and the one table that names them (game.window.stage)."""
