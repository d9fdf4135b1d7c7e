"""The district's views: heatmap, who has sent, goals, settings."""
