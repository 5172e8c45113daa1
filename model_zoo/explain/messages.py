"""English sentences of the message codes of `model_zoo.explain`."""

SENTENCES = {
    "tensorflow_missing": "This heat map needs TensorFlow. Install it: pip install -r requirements.txt",
    "title_grad_cam": "Grad-CAM",
    "title_layer_cam": "LayerCAM and Grad-CAM++",
    "title_flipped_grad_cam": "Grad-CAM, averaged with the mirror image",
    "title_score_cam": "Score-CAM",
    "title_occlusion": "Occlusion",
    "title_saliency": "Saliency",
    "title_smooth_grad": "SmoothGrad",
    "title_integrated_gradients": "Integrated gradients",
    "title_random": "Random map",
    "unit_logit": "logit",
    "unit_logit_per_grey_level": "logit per grey level",
}
