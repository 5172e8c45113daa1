"""How well features alone tell two classes apart: logistic regression, cross-validated by patient."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

from model_zoo.core.card import Figure
from model_zoo.metrics.bootstrap import intervals, patient_draws
from model_zoo.metrics.classification import roc_auc

FOLDS = 5


def cross_validated_auc(features: np.ndarray, positive: np.ndarray, patients: np.ndarray) -> Figure | None:
    """Return the AUC of features with its 95% interval, each image scored by a model that saw none of its patient.

    Parameters
    ----------
    features
        float (n, features).
    positive
        bool (n,), whether an image is of the second class.
    patients
        (n,) keys.

    Returns
    -------
    Figure or None
        None where one class has fewer patients than FOLDS.
    """
    if min(len(np.unique(patients[positive])), len(np.unique(patients[~positive]))) < FOLDS:
        return None
    scores = np.empty(len(positive))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0).split(features, positive, patients)
    for seen, held_out in folds:
        if len(np.unique(positive[seen])) < 2:
            return None
        scores[held_out] = _model().fit(features[seen], positive[seen]).predict_proba(features[held_out])[:, 1]
    return _auc(positive, scores, patients)


def transferred_auc(
    features: np.ndarray, positive: np.ndarray, patients: np.ndarray, training: np.ndarray
) -> Figure | None:
    """Return the AUC on the other images of a model fitted to the training images; None where those lack a class.

    Parameters
    ----------
    features, positive, patients
        As of `cross_validated_auc`.
    training
        bool (n,).
    """
    if min(len(np.unique(positive[training])), len(np.unique(positive[~training]))) < 2:
        return None
    model = _model().fit(features[training], positive[training])
    return _auc(positive[~training], model.predict_proba(features[~training])[:, 1], patients[~training])


def _model() -> Pipeline:
    """Return logistic regression on features and their squares: a class may have both the lowest and highest values."""
    return make_pipeline(
        StandardScaler(),
        FunctionTransformer(lambda values: np.concatenate([values, values**2], axis=1)),
        StandardScaler(),
        LogisticRegression(max_iter=2000),
    )


def _auc(positive: np.ndarray, scores: np.ndarray, patients: np.ndarray) -> Figure:
    return intervals(lambda weight: {"auc": roc_auc(positive, scores, weight)}, patient_draws(patients))["auc"]
