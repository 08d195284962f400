# SPDX-License-Identifier: GPL-3.0-or-later
"""The acoustic model: causal convolutions over the filter bank, a character or a blank every 40 ms (CTC)."""
import torch
from torch import nn
from torch.nn import functional as F

BANDS, WIDTH, STRIDE, FIRST, KERNEL = 40, 160, 4, 9, 5
DILATIONS = (1, 2, 4, 8, 1, 2, 4)
CONTEXT = (KERNEL - 1) * max(DILATIONS)


class Recogniser(nn.Module):
    def __init__(self, tokens):
        super().__init__()
        self.register_buffer('mean', torch.zeros(BANDS))
        self.register_buffer('spread', torch.ones(BANDS))
        self.first, self.first_norm = nn.Conv1d(BANDS, WIDTH, FIRST, STRIDE), nn.BatchNorm1d(WIDTH)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, KERNEL, dilation=d) for d in DILATIONS)
        self.norms = nn.ModuleList(nn.BatchNorm1d(WIDTH) for _ in DILATIONS)
        self.last = nn.Conv1d(WIDTH, tokens, 1)

    def forward(self, x):
        """batch × frames × BANDS, frames a multiple of STRIDE → batch × frames / STRIDE × tokens, logarithms."""
        x = ((x - self.mean) / self.spread).transpose(1, 2)
        x = F.relu(self.first_norm(self.first(F.pad(x, (FIRST - STRIDE, 0)))))
        for layer, norm, dilation in zip(self.layers, self.norms, DILATIONS):
            x = x + F.relu(norm(layer(F.pad(x, ((KERNEL - 1) * dilation, 0)))))
        return F.log_softmax(self.last(x), 1).transpose(1, 2)


class Streaming(nn.Module):
    """The same, a chunk at a time, with the inputs and outputs that sherpa-onnx expects of a streaming NeMo CTC model:
    the layers' pasts go in and come out as caches."""

    def __init__(self, whole):
        super().__init__()
        self.whole = whole

    def forward(self, audio, length, channel_cache, time_cache, cache_length):
        w = self.whole
        x = (audio - w.mean[:, None]) / w.spread[:, None]
        x = torch.cat([time_cache[:, 0], x], 2)
        next_time = x[:, :, -(FIRST - STRIDE):].unsqueeze(1)
        x = F.relu(w.first_norm(w.first(x)))
        pasts = []
        for i, (layer, norm, dilation) in enumerate(zip(w.layers, w.norms, DILATIONS)):
            joined = torch.cat([channel_cache[:, i], x], 2)
            pasts.append(joined[:, :, -CONTEXT:])
            x = x + F.relu(norm(layer(joined[:, :, CONTEXT - (KERNEL - 1) * dilation:])))
        return F.log_softmax(w.last(x), 1).transpose(1, 2), length // STRIDE, torch.stack(pasts, 1), next_time, cache_length + length
