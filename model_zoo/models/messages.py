"""English sentences of the codes of this package; titles and descriptions by the name of the architecture."""

SENTENCES = {
    # Architectures.
    "title_pca_logistic": "PCA + logistic regression",
    "title_cnn_baseline": "Baseline CNN",
    "title_cnn_dropout": "CNN with dropout and augmentation",
    "title_scratch_cnn": "CNN from scratch",
    "title_mobilenet_v2": "MobileNetV2",
    "title_efficientnet_lite0": "EfficientNet-Lite0",
    "title_efficientnet_v2_b0": "EfficientNetV2-B0",
    "title_inception_v3": "Inception-v3",
    "title_inception_resnet_v2": "Inception-ResNet-v2",
    "title_xception": "Xception",
    "title_densenet121": "DenseNet-121",
    "title_densenet169": "DenseNet-169",
    "title_resnet50_v2": "ResNet-50 v2",
    "title_resnet152_v2": "ResNet-152 v2",
    "title_vgg16": "VGG-16",
    "title_vgg19": "VGG-19",
    "title_nasnet_mobile": "NASNet-Mobile",
    "title_ensemble": "Ensemble",
    "description_pca_logistic": (
        "One weight per pixel of the image at 56 x 56, after its mean and contrast are standardised"
    ),
    "description_cnn_baseline": "Four convolutional layers with ReLU and max-pooling, without regularisation",
    "description_cnn_dropout": "The four convolutional layers of the baseline CNN, with dropout and augmentation",
    "description_scratch_cnn": "Blocks of convolution, batch normalisation, ReLU and max-pooling",
    "description_mobilenet_v2": "Inverted residual blocks",
    "description_efficientnet_lite0": (
        "Inverted residual blocks with kernels of 3 and 5 pixels, without squeeze-and-excitation"
    ),
    "description_efficientnet_v2_b0": "Fused, then inverted residual blocks with squeeze-and-excitation",
    "description_inception_v3": "Parallel convolutions of several sizes, large ones factorised",
    "description_inception_resnet_v2": "Inception blocks with residual connections",
    "description_xception": "Depthwise separable convolutions with residual connections",
    "description_densenet121": "Dense blocks: each layer reads all earlier ones of its block; 121 layers",
    "description_densenet169": "Dense blocks: each layer reads all earlier ones of its block; 169 layers",
    "description_resnet50_v2": "Bottleneck blocks with residual connections, 50 layers",
    "description_resnet152_v2": "Bottleneck blocks with residual connections, 152 layers",
    "description_vgg16": "3 x 3 convolutions and max-pooling, 13 convolutional layers",
    "description_vgg19": "3 x 3 convolutions and max-pooling, 16 convolutional layers",
    "description_nasnet_mobile": "Repeated cells, found by architecture search",
    "description_ensemble": "Mean of the calibrated logits of {members}",
    # Initial weights.
    "weights_none": "none (random initialisation)",
    "weights_imagenet": "ImageNet (keras.applications)",
    "weights_file": "file {name}",
    "weights_stored": "stored model {name}",
    "no_imagenet_weights": "There are no ImageNet weights for {name}. Use --weights none or a file.",
    "weights_missing": (
        "--weights {source}: there is no such file. Use imagenet, none, zoo:NAME, or the path of a weight file."
    ),
    "weights_not_arrays": "{file} is not an .npz file of arrays ({reason}). Give a file that numpy.savez has written.",
    "weights_array_missing": "{file} has no array {array}, which {name} needs. Give weights of this network.",
    "weights_array_surplus": "{file} has an array {array}, which {name} does not use. Give weights of this network.",
    "weights_other_shape": (
        "{file}: {array} has the shape {given}, {name} needs {wanted}. Give weights of this network."
    ),
    "weights_not_downloaded": (
        "The ImageNet weights could not be downloaded ({reason}). Give --weights the path of an .npz of arrays, or "
        "--weights none to start at random."
    ),
    "weights_other_architecture": (
        "zoo:{stored} has the architecture {given}, from which {name} cannot start. Name a model of the same "
        "architecture."
    ),
    "weights_not_stored": (
        "zoo:{stored} was stored without {file}, as large networks are: no training can start from it. Train it again "
        "without --compact."
    ),
    "weights_misfit": (
        "{file} does not fit {name}: it holds no weights of this network ({reason}). Give weights of {name}."
    ),
    "weights_misfit_either": (
        "{file} does not fit {name}: it holds weights neither of this network nor of {namesake} in keras.applications "
        "with include_top=False ({reason}). Give weights of one of these."
    ),
    "layers_differ": (
        "The weights do not fit {name}: they have {given} where it needs {wanted}. Give weights of this network."
    ),
    "layer": "layer {layer} {shapes}",
    "no_layer": "no further layer",
}
