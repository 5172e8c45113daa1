from model_zoo.metrics.predictions import logit_columns, output_classes


def test_two_classes_share_one_output_and_more_have_one_each():
    assert output_classes(["NORMAL", "PNEUMONIA"]) == ("PNEUMONIA",)
    assert logit_columns(["NORMAL", "PNEUMONIA"]) == ["logit"]
    assert output_classes(["A", "B", "C"]) == ("A", "B", "C")
    assert logit_columns(["A", "B", "C"]) == ["logit_A", "logit_B", "logit_C"]
