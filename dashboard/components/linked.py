"""Choices that the link carries by their code, whatever the language: Streamlit itself would write their words."""

import streamlit as st


def linked_choice(label: str, options: dict[str, str], key: str) -> str:
    """One of a few options, the first by default; kept over pages and in the link. options: code -> words."""
    kept = st.session_state.get(f"chosen_{key}", st.query_params.get(key))
    chosen = st.segmented_control(
        label,
        list(options),
        default=kept if kept in options else next(iter(options)),
        format_func=options.get,
        required=True,
        key=key,
        wrap=True,
    )
    st.session_state[f"chosen_{key}"] = st.query_params[key] = chosen
    return chosen
