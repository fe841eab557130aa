#!/usr/bin/env python3
"""Fine-tunes the sentence encoder on Hearth's samples. Needs Python 3, PyTorch and onnx, no GPU.

usage: finetune.py MODEL.onnx SAMPLES.bin FOLDER [EARLIER]

MODEL.onnx is the int8 encoder out of its Maven artifact; SAMPLES.bin is what `train` writes, each own row followed by a misspelt form
of it and by one joined to an honest line. FOLDER gets layers.bin, the tuned layers, quantised again column by column under the names that the model gives them, and
head.bin, the classifying head. Same input, same output, up to the arithmetic of the machine.

With EARLIER, a folder with the layers.bin and head.bin of an earlier tuning of the same encoder, it goes on from there, for fewer epochs and
by smaller steps, and what it writes is the mean of where it began and where it came to: for lines that came since.
"""
import struct
import sys
import time
import zlib

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

HEADS, WIDTH = 12, 384
BATCH, DROP = 96, 0.15
EPOCHS, RATE, HEAD_RATE = 6, 1.0e-4, 1.5e-3
FURTHER_EPOCHS, FURTHER = 1, 0.5  # going on from an earlier tuning: for how long, and by what share of the step
KEPT = 0.5  # share of the earlier weights in that mean: less is forgotten of what is rare
FORMS = 3  # of each row of ours: as written, misspelt, joined to another line; an epoch draws one
PUBLIC = 0.6  # public rows for each row of ours, drawn anew for each epoch
AVERAGED = 0.997  # the weights that ship are a running mean: they generalise better than the last ones
# a processor that has no arithmetic of its own for the shorter numbers takes fifty times as long with them
KIND = torch.bfloat16 if torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported() else torch.float32
PARTS = ('q', 'k', 'v', 'o', 'i', 'd')
BIASES = ('attention.self.query', 'attention.self.key', 'attention.self.value', 'attention.output.dense',
          'intermediate.dense', 'output.dense')


class Weights:
    """The artifact's weights in plain numbers, and the names under which it knows them."""

    def __init__(self, path):
        found = {i.name: numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer}

        def plain(name):
            q, s, z = (found[name + end] for end in ('_quantized', '_scale', '_zero_point'))
            return (q.astype(np.float32) - z.astype(np.float32)) * s

        self.words = plain('embeddings.word_embeddings.weight')
        self.places = plain('embeddings.position_embeddings.weight')
        self.type = plain('embeddings.token_type_embeddings.weight')[0]
        self.norm = found['embeddings.LayerNorm.weight'], found['embeddings.LayerNorm.bias']
        mats = [n[:-len('_quantized')] for n in found if n.startswith('onnx::MatMul') and n.endswith('_quantized')]
        assert mats and len(mats) % len(PARTS) == 0
        self.layers, self.names = [], []
        for layer in range(len(mats) // len(PARTS)):
            values, names = {}, {}
            stem = f'encoder.layer.{layer}.'
            for part, mat, bias in zip(PARTS, mats[len(PARTS) * layer:], BIASES):
                values['W' + part], names['W' + part] = plain(mat), mat
                values['b' + part], names['b' + part] = found[stem + bias + '.bias'], stem + bias + '.bias'
            for short, full in (('1', 'attention.output.LayerNorm'), ('2', 'output.LayerNorm')):
                for letter, kind in (('g', 'weight'), ('h', 'bias')):
                    values[letter + short] = found[stem + full + '.' + kind]
                    names[letter + short] = stem + full + '.' + kind
            self.layers.append(values)
            self.names.append(names)


def tensor(array):
    return torch.from_numpy(np.array(array, np.float32))


class Layer(nn.Module):
    def __init__(self, values):
        super().__init__()
        for name, value in values.items():
            self.register_parameter(name, nn.Parameter(tensor(value)))

    def linear(self, x, part):
        return x @ getattr(self, 'W' + part) + getattr(self, 'b' + part)

    def forward(self, x, mask, drop):
        rows, length, _ = x.shape
        q, k, v = (self.linear(x, part).view(rows, length, HEADS, -1).transpose(1, 2) for part in 'qkv')
        heard = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(rows, length, WIDTH)
        x = F.layer_norm(x + F.dropout(self.linear(heard, 'o'), drop, self.training), (WIDTH,), self.g1, self.h1, 1e-12)
        y = self.linear(F.gelu(self.linear(x, 'i')), 'd')
        return F.layer_norm(x + F.dropout(y, drop, self.training), (WIDTH,), self.g2, self.h2, 1e-12)


class Model(nn.Module):
    """The embeddings stay as they are: the artifact's are used when it runs."""

    def __init__(self, weights, labels):
        super().__init__()
        self.words, self.places, self.type = tensor(weights.words), tensor(weights.places), tensor(weights.type)
        self.norm = [tensor(n) for n in weights.norm]
        self.layers = nn.ModuleList(Layer(values) for values in weights.layers)
        self.W = nn.Parameter(torch.randn(WIDTH, labels) * 0.05)
        self.b = nn.Parameter(torch.zeros(labels))

    def forward(self, ids, there):
        x = F.layer_norm(self.words[ids] + self.places[:ids.shape[1]] + self.type, (WIDTH,), *self.norm, 1e-12)
        mask = torch.zeros_like(there).masked_fill(there == 0, -1e9)[:, None, None, :].to(KIND)
        with torch.autocast('cpu', torch.bfloat16, enabled=KIND == torch.bfloat16):
            for layer in self.layers:
                x = layer(x, mask, DROP)
        x = x.float()
        pooled = (x * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        return F.dropout(pooled, DROP, self.training) @ self.W + self.b


class Row:
    def __init__(self, own, held, weight, allowed, ids):
        self.own, self.held, self.weight, self.allowed, self.ids = own, held, weight, allowed, ids


def read(path):
    with open(path, 'rb') as f:
        count, labels = struct.unpack('>ii', f.read(8))
        rows = []
        for _ in range(count):
            own, held, weight, allowed, n = struct.unpack('>bbfii', f.read(14))
            rows.append(Row(own, held, weight, allowed, np.frombuffer(f.read(2 * n), '>u2').astype(np.int64)))
    return rows, labels


def batches(rows, chance):
    """Lines of like length together, in any order."""
    rows = sorted(rows, key=lambda row: len(row.ids) + chance.random() * 3)
    cut = [rows[i:i + BATCH] for i in range(0, len(rows), BATCH)]
    chance.shuffle(cut)
    return cut


def padded(rows):
    longest = max(len(row.ids) for row in rows)
    ids = torch.zeros((len(rows), longest), dtype=torch.long)
    there = torch.zeros((len(rows), longest))
    for r, row in enumerate(rows):
        ids[r, :len(row.ids)] = torch.from_numpy(row.ids)
        there[r, :len(row.ids)] = 1
    return ids, there


def allowed(rows, labels):
    return torch.tensor([[bool(row.allowed >> k & 1) for k in range(labels)] for row in rows])


def report(model, held):
    """How many honest lines are taken for something, and how many others are found."""
    model.eval()
    counts = {True: [0, 0], False: [0, 0]}
    with torch.inference_mode():
        for at in range(0, len(held), BATCH):
            rows = held[at:at + BATCH]
            nothing = torch.softmax(model(*padded(rows)), 1)[:, 0]
            for row, p in zip(rows, nothing):
                counts[bool(row.allowed & 1)][0] += int(p < 0.5)
                counts[bool(row.allowed & 1)][1] += 1
    model.train()
    print('   held out: alarms {}/{}, found {}/{}'.format(*counts[True], *counts[False]), flush=True)


def read_tuned(folder):
    """What `write` wrote: the layers by the model's own names, in plain numbers, and the head."""
    with open(f'{folder}/layers.bin', 'rb') as f:
        raw = {}
        for _ in range(struct.unpack('>i', f.read(4))[0]):
            name = f.read(struct.unpack('>h', f.read(2))[0]).decode()
            raw[name] = f.read(struct.unpack('>i', f.read(4))[0])
    values = {}
    for name, value in raw.items():
        if name.endswith('_quantized'):
            scale = np.frombuffer(raw[name.replace('_quantized', '_scale')], '<f4')
            values[name[:-len('_quantized')]] = np.frombuffer(value, np.int8).reshape(-1, len(scale)) * scale
        elif not name.endswith('_scale'):
            values[name] = np.frombuffer(value, '<f4')
    with open(f'{folder}/head.bin', 'rb') as f:
        _, width, labels = struct.unpack('>Iii', f.read(12))
        head = np.frombuffer(f.read(4 * width * labels), '>f4').reshape(labels, width).T
        return values, head, np.frombuffer(f.read(4 * labels), '>f4')


def go_on_from(folder, weights, model):
    values, head, bias = read_tuned(folder)
    with torch.no_grad():
        for names, layer in zip(weights.names, model.layers):
            for key, value in layer.named_parameters():
                value.copy_(tensor(values[names[key]]).view_as(value))
        model.W.copy_(tensor(head))
        model.b.copy_(tensor(bias))


def write(folder, weights, model):
    """layers.bin: values by the model's own names and in its own form. head.bin: of which layers it is, and the head."""
    values = {}
    for names, layer in zip(weights.names, model.layers):
        for key, value in layer.named_parameters():
            value = value.detach().numpy()
            if key[0] == 'W':
                scale = (np.abs(value).max(0) / 127).astype('<f4')
                values[names[key] + '_scale'] = scale
                values[names[key] + '_quantized'] = np.clip(np.rint(value / scale), -127, 127).astype(np.int8)
            else:
                values[names[key]] = value.astype('<f4')
    layers = struct.pack('>i', len(values))
    for name, value in values.items():
        layers += struct.pack('>h', len(name)) + name.encode() + struct.pack('>i', value.nbytes) + value.tobytes()
    with open(f'{folder}/layers.bin', 'wb') as f:
        f.write(layers)
    head = model.W.detach().numpy()
    with open(f'{folder}/head.bin', 'wb') as f:
        f.write(struct.pack('>Iii', zlib.crc32(layers), *head.shape))
        f.write(head.T.astype('>f4').tobytes())
        f.write(model.b.detach().numpy().astype('>f4').tobytes())


def main(model_path, samples_path, folder, earlier=None):
    torch.manual_seed(11)
    chance = np.random.default_rng(11)
    weights = Weights(model_path)
    rows, labels = read(samples_path)
    held = [row for row in rows if row.held and row.own]
    own = [row for row in rows if row.own and not row.held]
    public = [row for row in rows if not row.own and not row.held]
    print(len(own), 'own,', len(public), 'public,', len(held), 'held out', flush=True)

    assert all(a.allowed == b.allowed == c.allowed for a, b, c in zip(own[::FORMS], own[1::FORMS], own[2::FORMS], strict=True))

    model = Model(weights, labels)
    epochs, step_size = (FURTHER_EPOCHS, FURTHER) if earlier else (EPOCHS, 1)
    if earlier:
        go_on_from(earlier, weights, model)
        report(model, held)
    tuned = list(model.parameters())
    began = [value.detach().clone() for value in tuned]
    mean = [value.clone() for value in began]
    layers = [value for name, value in model.named_parameters() if name not in ('W', 'b')]
    groups = [{'params': [v for v in layers if v.dim() == 2], 'lr': RATE * step_size, 'weight_decay': 0.01},
              {'params': [v for v in layers if v.dim() == 1], 'lr': RATE * step_size, 'weight_decay': 0},
              {'params': [model.W, model.b], 'lr': HEAD_RATE * step_size, 'weight_decay': 0.01}]
    optimiser = torch.optim.AdamW(groups, fused=True)

    plan = []
    for _ in range(epochs):
        ours = [own[i + chance.integers(FORMS)] for i in range(0, len(own), FORMS)]
        drawn = chance.choice(len(public), min(len(public), int(len(ours) * PUBLIC)), replace=False)
        plan.append(batches(ours + [public[i] for i in drawn], chance))
    steps = sum(len(epoch) for epoch in plan)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / 100) * max(0.02, 1 - (step + 1) / steps))
    step = 0
    for epoch, cut in enumerate(plan):
        clock, total = time.time(), 0.0
        for batch in cut:
            step += 1
            log = F.log_softmax(model(*padded(batch)), 1)
            good = torch.logsumexp(log.masked_fill(~allowed(batch, labels), -1e9), 1)
            loss = -(good * torch.tensor([row.weight for row in batch])).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tuned, 1.0)
            optimiser.step()
            pace.step()
            total += loss.item()
            torch._foreach_lerp_(mean, [value.data for value in tuned], 1 - min(AVERAGED, step / (step + 10)))
        print(f'epoch {epoch + 1}: loss {total / len(cut):.4f}, {time.time() - clock:.0f} s', flush=True)
    for value, average, before in zip(tuned, mean, began):
        value.data.copy_(torch.lerp(average, before, KEPT) if earlier else average)
    report(model, held)
    write(folder, weights, model)


if __name__ == '__main__':
    main(*sys.argv[1:5])
