#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_models.py: writes the folders transducer, paraformer and zipformer2_ctc beside this file, each the smallest model of its kind
that the engine takes: it hears whether there is sound, and says so. They know no language; what they prove is that a folder of that
kind is recognised, loaded, given sound at its rate and understood in what it answers. Needs Debian's python3-onnx; the folders are
committed, so that nobody else does.

What the engine gives and wants of each kind (sherpa-onnx 1.13.8, sherpa-onnx/csrc/online-*-model.cc):
  transducer      encoder x (N,T,C), h, c → out (N,t,D), h, c; decoder y (N,context) → (N,D); joiner (N,D), (N,D) → logits
  zipformer2_ctc  x (N,T,C), six caches a layer, one of the embedding, frames so far → log probabilities (N,t,V), the same caches
  paraformer      encoder x (1,L,7·C), L → out (1,L,D), L, alphas (1,L); decoder of these, tokens' sounds (1,n,D), n, caches
                  → logits, tokens (1,n), caches
"""
import pathlib

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

FLOAT, INT64, INT32 = TensorProto.FLOAT, TensorProto.INT64, TensorProto.INT32
HERE = pathlib.Path(__file__).parent
BANDS = 80
# Mean logarithm of the bands between which silence and a voice on the telephone lie; paraformers take samples 32,768 times as large.
QUIET, QUIET_LARGE = -11.0, 8.0


def constant(name, values, dtype=np.float32):
    return numpy_helper.from_array(np.array(values, dtype), name)


def value(name, kind, shape):
    return helper.make_tensor_value_info(name, kind, shape)


def write(path, nodes, inputs, outputs, constants=(), **facts):
    model = helper.make_model(helper.make_graph(nodes, path.stem, inputs, outputs, constants), opset_imports=[helper.make_opsetid('', 13)], ir_version=8)
    helper.set_model_props(model, {key: str(fact) for key, fact in facts.items()})
    checker.check_model(model)
    path.parent.mkdir(exist_ok=True)
    save(model, str(path))


def tokens(folder, words):
    (HERE / folder / 'tokens.txt').write_text(''.join(f'{word} {i}\n' for i, word in enumerate(words)), encoding='utf8')


def loudness(frames, threshold):
    """x → sound (N,1,1): how far the mean of the first \\a frames lies above the threshold."""
    return ([helper.make_node('Slice', ['x', 'from', 'to', 'axis'], ['chunk']),
             helper.make_node('ReduceMean', ['chunk'], ['mean'], axes=[1, 2], keepdims=1),
             helper.make_node('Sub', ['mean', 'threshold'], ['sound'])],
            [constant('from', [0], np.int64), constant('to', [frames], np.int64), constant('axis', [1], np.int64), constant('threshold', threshold)])


def transducer():
    """Says 有声 once a stream: which of the two is next the decoder knows."""
    nodes, constants = loudness(4, QUIET)
    nodes += [helper.make_node('Mul', ['sound', 'share'], ['out']), helper.make_node('Identity', ['h'], ['next_h']),
              helper.make_node('Identity', ['c'], ['next_c'])]
    state = [1, 'N', 1]
    write(HERE / 'transducer/encoder.onnx', nodes, [value('x', FLOAT, ['N', 9, BANDS]), value('h', FLOAT, state), value('c', FLOAT, state)],
          [value('out', FLOAT, ['N', 1, 3]), value('next_h', FLOAT, state), value('next_c', FLOAT, state)],
          constants + [constant('share', [[[0, 10, 10]]])],
          model_type='lstm', num_encoder_layers=1, T=9, decode_chunk_len=4, rnn_hidden_size=1, d_model=1)
    write(HERE / 'transducer/decoder.onnx', [helper.make_node('Gather', ['y', 'last'], ['token'], axis=1), helper.make_node('Gather', ['next', 'token'], ['out'])],
          [value('y', INT64, ['N', 2])], [value('out', FLOAT, ['N', 3])],
          [constant('last', 1, np.int64), constant('next', [[0, 0, -1e4], [0, -1e4, 0], [0, -1e4, -1e4]])], vocab_size=3, context_size=2)
    write(HERE / 'transducer/joiner.onnx', [helper.make_node('Add', ['encoder_out', 'decoder_out'], ['logit'])],
          [value('encoder_out', FLOAT, ['N', 3]), value('decoder_out', FLOAT, ['N', 3])], [value('logit', FLOAT, ['N', 3])], joiner_dim=3)
    tokens('transducer', ['<blk>', '有', '声'])


def zipformer2_ctc():
    """Says 有 for each stretch of sound."""
    nodes, constants = loudness(4, QUIET)
    nodes += [helper.make_node('Mul', ['sound', 'share'], ['logits']), helper.make_node('LogSoftmax', ['logits'], ['log_probs'], axis=2)]
    caches = [('key', FLOAT, [4, 'N', 4]), ('nonlin', FLOAT, [1, 'N', 4, 3]), ('value1', FLOAT, [4, 'N', 4]), ('value2', FLOAT, [4, 'N', 4]),
              ('conv1', FLOAT, ['N', 4, 1]), ('conv2', FLOAT, ['N', 4, 1]), ('embed', FLOAT, ['N', 128, 3, 19]), ('processed', INT64, ['N'])]
    nodes += [helper.make_node('Identity', [name], ['next_' + name]) for name, _, _ in caches]
    write(HERE / 'zipformer2_ctc/model.onnx', nodes, [value('x', FLOAT, ['N', 9, BANDS])] + [value(*cache) for cache in caches],
          [value('log_probs', FLOAT, ['N', 1, 2])] + [value('next_' + name, kind, shape) for name, kind, shape in caches],
          constants + [constant('share', [[[0, 10]]])],
          model_type='zipformer2', encoder_dims=4, query_head_dims=4, value_head_dims=4, num_heads=1, num_encoder_layers=1, cnn_module_kernels=3,
          left_context_len=4, T=9, decode_chunk_len=4)
    tokens('zipformer2_ctc', ['<blk>', '有'])


def paraformer():
    """Says 声 about four times a second."""
    frame = 7 * BANDS
    write(HERE / 'paraformer/encoder.onnx',
          [helper.make_node('ReduceMean', ['x'], ['out'], axes=[2], keepdims=1), helper.make_node('Sub', ['out', 'threshold'], ['sound']),
           helper.make_node('Clip', ['sound', 'none', 'most'], ['weights']), helper.make_node('Squeeze', ['weights', 'last'], ['alphas']),
           helper.make_node('Identity', ['length'], ['out_length'])],
          [value('x', FLOAT, [1, 'L', frame]), value('length', INT32, [1])],
          [value('out', FLOAT, [1, 'L', 1]), value('out_length', INT32, [1]), value('alphas', FLOAT, [1, 'L'])],
          [constant('threshold', QUIET_LARGE), constant('none', 0), constant('most', 0.25), constant('last', [2], np.int64)],
          vocab_size=4, lfr_window_size=7, lfr_window_shift=6, encoder_output_size=1, decoder_num_blocks=1, decoder_kernel_size=2,
          neg_mean=','.join(['0'] * frame), inv_stddev=','.join(['1'] * frame))
    write(HERE / 'paraformer/decoder.onnx',
          [helper.make_node('Mul', ['embeds', 'nothing'], ['zeros']), helper.make_node('Add', ['zeros', 'logit'], ['logits']),
           helper.make_node('ArgMax', ['logits'], ['tokens'], axis=2, keepdims=0), helper.make_node('Identity', ['cache'], ['next_cache'])],
          [value('enc', FLOAT, [1, 'L', 1]), value('enc_length', INT32, [1]), value('embeds', FLOAT, [1, 'n', 1]), value('embeds_length', INT32, [1]),
           value('cache', FLOAT, [1, 1, 1])],
          [value('logits', FLOAT, [1, 'n', 4]), value('tokens', INT64, [1, 'n']), value('next_cache', FLOAT, [1, 1, 1])],
          [constant('nothing', [[[0]]]), constant('logit', [[[0, 0, 0, 1]]])])
    tokens('paraformer', ['<blank>', '<s>', '</s>', '声'])


transducer()
zipformer2_ctc()
paraformer()
