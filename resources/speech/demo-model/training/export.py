#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""export.py CHECKPOINT FOLDER: writes FOLDER/model.onnx with the metadata of a streaming NeMo CTC model. FOLDER holds
tokens.txt already."""
import pathlib
import sys

import numpy as np
import onnx
import onnx.numpy_helper
import torch

from model import BANDS, CONTEXT, DILATIONS, FIRST, STRIDE, WIDTH, Recogniser, Streaming

CHUNK = 16  # frames: 160 ms
INPUTS = ('audio_signal', 'length', 'cache_last_channel', 'cache_last_time', 'cache_last_channel_len')
OUTPUTS = ('logprobs', 'encoded_lengths', 'cache_last_channel_next', 'cache_last_time_next', 'cache_last_channel_next_len')


def halve(graph):
    """Keeps the weights in half precision; the engine widens them once, when it loads the model."""
    for weight in list(graph.initializer):
        values = onnx.numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < 1000:
            continue
        name = weight.name
        weight.CopyFrom(onnx.numpy_helper.from_array(values.astype(np.float16), name + '.half'))
        graph.node.insert(0, onnx.helper.make_node('Cast', [name + '.half'], [name], to=onnx.TensorProto.FLOAT))


def main():
    folder = pathlib.Path(sys.argv[2])
    tokens = len((folder / 'tokens.txt').read_text(encoding='utf8').splitlines())
    whole = Recogniser(tokens)
    whole.load_state_dict(torch.load(sys.argv[1], map_location='cpu')['net'])
    whole.eval()
    streaming = Streaming(whole).eval()
    start = (torch.zeros(1, len(DILATIONS), WIDTH, CONTEXT), torch.zeros(1, 1, BANDS, FIRST - STRIDE), torch.zeros(1, dtype=torch.int64))

    sound = torch.randn(1, 10 * CHUNK, BANDS)
    caches, parts = start, []
    with torch.no_grad():
        for at in range(0, sound.shape[1], CHUNK):
            part, _, *caches = streaming(sound[:, at:at + CHUNK].transpose(1, 2), torch.tensor([CHUNK]), *caches)
            parts.append(part)
        assert torch.allclose(torch.cat(parts, 1), whole(sound), atol=1e-3), 'streaming differs from the whole'

    path = str(folder / 'model.onnx')
    torch.onnx.export(streaming, (torch.zeros(1, BANDS, CHUNK), torch.tensor([CHUNK]), *start), path, opset_version=13, input_names=INPUTS,
                      output_names=OUTPUTS, dynamic_axes={name: {0: 'N'} for name in INPUTS + OUTPUTS})
    model = onnx.load(path)
    halve(model.graph)
    facts = {'model_type': 'EncDecCTCModel', 'normalize_type': '', 'window_size': CHUNK, 'chunk_shift': CHUNK, 'subsampling_factor': STRIDE, 'vocab_size': tokens - 1,
             'cache_last_channel_dim1': len(DILATIONS), 'cache_last_channel_dim2': WIDTH, 'cache_last_channel_dim3': CONTEXT, 'cache_last_time_dim1': 1,
             'cache_last_time_dim2': BANDS, 'cache_last_time_dim3': FIRST - STRIDE, 'lianxin_demo_model': 'synthetic voices only'}
    for key, value in facts.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, str(value)
    onnx.save(model, path)


if __name__ == '__main__':
    main()
