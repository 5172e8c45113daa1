"""ThoraxLens models: data, training, evaluation, inference and explanation. Knows nothing of the dashboard."""

__version__ = "0.1.0"
