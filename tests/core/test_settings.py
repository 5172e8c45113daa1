"""Settings from the environment."""

import pytest

from model_zoo.core.settings import SettingError, float_setting, int_setting


@pytest.mark.parametrize("text", ["0", "-1", "many", "", "2.5"])
def test_setting_that_is_no_number_is_named(monkeypatch, text):
    monkeypatch.setenv("THORAXLENS_THREADS", text)
    with pytest.raises(SettingError, match="THORAXLENS_THREADS"):
        int_setting("THORAXLENS_THREADS", 2)


def test_settings_are_taken_from_the_environment(monkeypatch):
    monkeypatch.delenv("THORAXLENS_THREADS", raising=False)
    assert int_setting("THORAXLENS_THREADS", 2) == 2
    monkeypatch.setenv("THORAXLENS_THREADS", "5")
    assert int_setting("THORAXLENS_THREADS", 2) == 5


@pytest.mark.parametrize("text", ["0", "-1", "nan", "inf", "1e999", "soon", ""])
def test_setting_that_is_no_positive_number_is_named(monkeypatch, text):
    monkeypatch.setenv("THORAXLENS_FORGET_MINUTES", text)
    with pytest.raises(SettingError, match=f"THORAXLENS_FORGET_MINUTES is '{text}'; it must be a number above 0"):
        float_setting("THORAXLENS_FORGET_MINUTES", 15)


def test_setting_may_have_a_fraction(monkeypatch):
    monkeypatch.delenv("THORAXLENS_FORGET_MINUTES", raising=False)
    assert float_setting("THORAXLENS_FORGET_MINUTES", 15) == 15
    monkeypatch.setenv("THORAXLENS_FORGET_MINUTES", "0.5")
    assert float_setting("THORAXLENS_FORGET_MINUTES", 15) == 0.5
