#!/usr/bin/env python3
"""Fine-tunes the layers of the sentence encoder on Hearth's samples. Needs Python 3 and NumPy, no GPU.

usage: finetune.py MODEL.onnx SAMPLES.bin OUT.bin

MODEL.onnx is the int8 encoder out of its Maven artifact; SAMPLES.bin is what `train` writes; OUT.bin holds the
tuned layers, quantised again column by column under the names that the model gives them, and the classifying head.
The frozen layers are run once, with the very weights that ship. Same input, same output (up to the BLAS in use).
"""
import struct
import sys
import time

import numpy as np

# TUNED: how many of the layers, counted from the last
LAYERS, TUNED, HEADS, WIDTH = 6, 6, 12, 384
EPOCHS, BATCH, RATE, HEAD_RATE, DROP = 4, 48, 1.0e-4, 1.5e-3, 0.15
AVERAGED = 0.997  # the weights that ship are a running mean: they generalise better than the last ones
PARTS = ('q', 'k', 'v', 'o', 'i', 'd')
BIASES = ('attention.self.query', 'attention.self.key', 'attention.self.value', 'attention.output.dense',
          'intermediate.dense', 'output.dense')


# --- the model file: as much of protobuf and ONNX as is needed

def varint(b, i):
    r = s = 0
    while True:
        x = b[i]
        i += 1
        r |= (x & 127) << s
        if x < 128:
            return r, i
        s += 7


def fields(b):
    i = 0
    while i < len(b):
        key, i = varint(b, i)
        kind = key & 7
        if kind == 0:
            v, i = varint(b, i)
        elif kind == 2:
            n, i = varint(b, i)
            v, i = b[i:i + n], i + n
        else:
            n = 8 if kind == 1 else 4
            v, i = b[i:i + n], i + n
        yield key >> 3, kind, v


def initializers(path):
    types = {1: np.float32, 2: np.uint8, 3: np.int8, 7: np.int64}
    out = []
    graph = next(v for f, _, v in fields(open(path, 'rb').read()) if f == 7)
    for f, _, v in fields(graph):
        if f != 5:
            continue
        dims, raw, name, kind = [], b'', '', 1
        for g, w, u in fields(v):
            if g == 1:
                if w == 0:
                    dims.append(u)
                else:
                    i = 0
                    while i < len(u):
                        x, i = varint(u, i)
                        dims.append(x)
            elif g == 2:
                kind = u
            elif g == 4:
                raw += u if w == 2 else bytes(u)
            elif g == 5:
                i = 0
                while w == 2 and i < len(u):
                    x, i = varint(u, i)
                    raw += bytes([x & 255])
                if w == 0:
                    raw += bytes([u & 255])
            elif g == 8:
                name = u.decode()
            elif g == 9:
                raw = u
        if kind in types and raw:
            out.append((name, np.frombuffer(raw, types[kind]).reshape(dims)))
    return out


class Model:
    def __init__(self, path):
        found = initializers(path)
        by = dict(found)

        def plain(name):
            q, s = by[name + '_quantized'], by[name + '_scale']
            z = by[name + '_zero_point'].astype(np.float32)
            return (q.astype(np.float32) - z) * s

        self.words = plain('embeddings.word_embeddings.weight')
        self.places = plain('embeddings.position_embeddings.weight')
        self.types = plain('embeddings.token_type_embeddings.weight')
        self.norm = by['embeddings.LayerNorm.weight'], by['embeddings.LayerNorm.bias']
        mats = [n[:-len('_quantized')] for n, _ in found if n.startswith('onnx::MatMul') and n.endswith('_quantized')]
        assert len(mats) == 6 * LAYERS
        self.layers, self.names = [], []
        for layer in range(LAYERS):
            p, names = {}, {}
            stem = f'encoder.layer.{layer}.'
            for part, mat, bias in zip(PARTS, mats[6 * layer:], BIASES):
                p['W' + part], names['W' + part] = plain(mat), mat
                p['b' + part], names['b' + part] = by[stem + bias + '.bias'].copy(), stem + bias + '.bias'
            for short, full in (('1', 'attention.output.LayerNorm'), ('2', 'output.LayerNorm')):
                for letter, kind in (('g', 'weight'), ('h', 'bias')):
                    p[letter + short] = by[stem + full + '.' + kind].copy()
                    names[letter + short] = stem + full + '.' + kind
            self.layers.append(p)
            self.names.append(names)

    def embed(self, ids):
        x = self.words[ids] + self.places[:ids.shape[1]] + self.types[0]
        return norm(x, *self.norm)[0]


# --- one layer, there and back

def norm(x, g, h):
    c = x - x.mean(-1, keepdims=True)
    inv = 1 / np.sqrt((c * c).mean(-1, keepdims=True) + 1e-12)
    n = c * inv
    return n * g + h, (n, inv)


def norm_back(dy, kept, g):
    n, inv = kept
    d = dy * g
    dx = inv * (d - d.mean(-1, keepdims=True) - n * (d * n).mean(-1, keepdims=True))
    return dx, (dy * n).reshape(-1, n.shape[-1]).sum(0), dy.reshape(-1, n.shape[-1]).sum(0)


def bell(x):
    """The normal distribution function (Abramowitz and Stegun 7.1.26)."""
    a = np.abs(x) * np.float32(0.70710678)
    t = 1 / (1 + np.float32(0.3275911) * a)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    half = 0.5 * poly.astype(np.float32) * np.exp(-a * a)
    return np.where(x >= 0, 1 - half, half)


def heads(x):
    b, t, _ = x.shape
    return x.reshape(b, t, HEADS, -1).transpose(0, 2, 1, 3)


def whole(x):
    b, _, t, _ = x.shape
    return x.transpose(0, 2, 1, 3).reshape(b, t, -1)


def forward(p, x, mask, chance=None):
    q, k, v = (heads(x @ p['W' + a] + p['b' + a]) for a in 'qkv')
    s = q @ k.transpose(0, 1, 3, 2) / np.float32(np.sqrt(q.shape[-1])) + mask
    s = np.exp(s - s.max(-1, keepdims=True))
    s /= s.sum(-1, keepdims=True)
    c = whole(s @ v)
    o = c @ p['Wo'] + p['bo']
    d1 = dropped(chance, o.shape)
    x1, n1 = norm(x + o * d1, p['g1'], p['h1'])
    z = x1 @ p['Wi'] + p['bi']
    phi = bell(z)
    h = z * phi
    y = h @ p['Wd'] + p['bd']
    d2 = dropped(chance, y.shape)
    out, n2 = norm(x1 + y * d2, p['g2'], p['h2'])
    return out, (x, q, k, v, s, c, n1, x1, z, phi, h, n2, d1, d2)


def dropped(chance, shape):
    if chance is None:
        return np.float32(1)
    return (chance.random(shape, dtype=np.float32) >= DROP).astype(np.float32) / np.float32(1 - DROP)


def backward(p, kept, dy):
    x, q, k, v, s, c, n1, x1, z, phi, h, n2, d1, d2 = kept
    g = {}
    flat = lambda a: a.reshape(-1, a.shape[-1])
    d, g['g2'], g['h2'] = norm_back(dy, n2, p['g2'])
    dyy = d * d2
    g['Wd'], g['bd'] = flat(h).T @ flat(dyy), flat(dyy).sum(0)
    dz = (dyy @ p['Wd'].T) * (phi + z * np.exp(-0.5 * z * z) * np.float32(0.39894228))
    g['Wi'], g['bi'] = flat(x1).T @ flat(dz), flat(dz).sum(0)
    d = d + dz @ p['Wi'].T
    d, g['g1'], g['h1'] = norm_back(d, n1, p['g1'])
    do = d * d1
    g['Wo'], g['bo'] = flat(c).T @ flat(do), flat(do).sum(0)
    dc = heads(do @ p['Wo'].T)
    dv = s.transpose(0, 1, 3, 2) @ dc
    ds = dc @ v.transpose(0, 1, 3, 2)
    ds = s * (ds - (ds * s).sum(-1, keepdims=True)) / np.float32(np.sqrt(q.shape[-1]))
    for a, da in (('q', ds @ k), ('k', ds.transpose(0, 1, 3, 2) @ q), ('v', dv)):
        da = whole(da)
        g['W' + a], g['b' + a] = flat(x).T @ flat(da), flat(da).sum(0)
        d = d + da @ p['W' + a].T
    return d, g


# --- samples

def read(path):
    with open(path, 'rb') as f:
        count, labels = struct.unpack('>ii', f.read(8))
        rows = []
        for _ in range(count):
            own, held, weight, allowed, n = struct.unpack('>bbfii', f.read(14))
            rows.append((own, held, weight, allowed, np.frombuffer(f.read(2 * n), '>u2').astype(np.int64)))
    return rows, labels


def batches(rows, order):
    """Lines of like length together."""
    order = sorted(order, key=lambda i: len(rows[i][4]))
    return [order[i:i + BATCH] for i in range(0, len(order), BATCH)]


def padded(rows, batch):
    longest = max(len(rows[i][4]) for i in batch)
    ids = np.zeros((len(batch), longest), np.int64)
    there = np.zeros((len(batch), longest), np.float32)
    for r, i in enumerate(batch):
        ids[r, :len(rows[i][4])] = rows[i][4]
        there[r, :len(rows[i][4])] = 1
    return ids, there


def main(model_path, samples_path, out_path):
    model = Model(model_path)
    rows, labels = read(samples_path)
    chance = np.random.default_rng(11)
    train = [i for i, r in enumerate(rows) if not r[1]]
    held = [i for i, r in enumerate(rows) if r[1] and r[0]]
    own = [i for i in train if rows[i][0]]
    public = [i for i in train if not rows[i][0]]
    print(len(own), 'own,', len(public), 'public,', len(held), 'held out', flush=True)

    frozen, frozen_there = {}, {}
    began = time.time()
    for batch in batches(rows, train + held):
        ids, there = padded(rows, batch)
        x = model.embed(ids)
        for p in model.layers[:LAYERS - TUNED]:
            x, _ = forward(p, x, np.where(there, 0, -1e9)[:, None, None, :].astype(np.float32))
        for r, i in enumerate(batch):
            frozen[i] = x[r, :len(rows[i][4])].astype(np.float16)
    print('frozen layers', round(time.time() - began), 's', flush=True)

    params = [dict(p) for p in model.layers[LAYERS - TUNED:]]
    params.append({'W': chance.normal(0, 0.05, (WIDTH, labels)).astype(np.float32), 'b': np.zeros(labels, np.float32)})
    first = [{k: np.zeros_like(v) for k, v in p.items()} for p in params]
    second = [{k: np.zeros_like(v) for k, v in p.items()} for p in params]
    mean = [{k: v.copy() for k, v in p.items()} for p in params]
    masks = np.array([[(r[3] >> k) & 1 for k in range(labels)] for r in rows], np.float32)
    weights = np.array([r[2] for r in rows], np.float32)

    def gather(batch):
        longest = max(len(rows[i][4]) for i in batch)
        x = np.zeros((len(batch), longest, WIDTH), np.float32)
        there = np.zeros((len(batch), longest), np.float32)
        for r, i in enumerate(batch):
            x[r, :len(frozen[i])] = frozen[i]
            there[r, :len(frozen[i])] = 1
        return x, there

    def judge(batch, noise, params=params):
        x, there = gather(batch)
        mask = np.where(there, 0, -1e9)[:, None, None, :].astype(np.float32)
        kept = []
        for p in params[:TUNED]:
            x, keep = forward(p, x, mask, noise)
            kept.append(keep)
        share = there / there.sum(1, keepdims=True)
        pooled = (x * share[:, :, None]).sum(1)
        d = dropped(noise, pooled.shape)
        s = (pooled * d) @ params[TUNED]['W'] + params[TUNED]['b']
        s = np.exp(s - s.max(1, keepdims=True))
        return s / s.sum(1, keepdims=True), kept, share, pooled * d, d

    def report():
        right = wrong = alarms = ok = found = bad = 0
        for batch in batches(rows, held):
            p = judge(batch, None, mean)[0]
            for r, i in enumerate(batch):
                if masks[i][0]:
                    ok += 1
                    alarms += p[r][0] < 0.5
                else:
                    bad += 1
                    found += p[r][0] < 0.5
        print(f'   held out: alarms {alarms}/{ok}, found {found}/{bad}', flush=True)

    plan = []
    for epoch in range(EPOCHS):
        some = chance.choice(public, min(len(public), len(own) * 6 // 10), replace=False).tolist()
        epoch_batches = batches(rows, own + some)
        chance.shuffle(epoch_batches)
        plan.append(epoch_batches)
    steps = sum(len(e) for e in plan)
    step = 0
    for epoch, epoch_batches in enumerate(plan):
        began, loss = time.time(), 0.0
        for batch in epoch_batches:
            step += 1
            ease = min(1, step / 100) * max(0.02, 1 - step / steps)
            p, kept, share, pooled, d = judge(batch, chance)
            m, w = masks[batch], weights[batch][:, None]
            good = (p * m).sum(1, keepdims=True) + 1e-6
            loss += float((-np.log(good) * w).mean())
            ds = w * (p - p * m / good) / len(batch)
            grads = [None] * (TUNED + 1)
            grads[TUNED] = {'W': pooled.T @ ds, 'b': ds.sum(0)}
            dx = share[:, :, None] * ((ds @ params[TUNED]['W'].T) * d)[:, None, :]
            for layer in range(TUNED - 1, -1, -1):
                dx, grads[layer] = backward(params[layer], kept[layer], dx)
            size = np.sqrt(sum(float((g * g).sum()) for gs in grads for g in gs.values()))
            clip = min(1, 1 / (size + 1e-9))
            for layer, gs in enumerate(grads):
                rate = (HEAD_RATE if layer == TUNED else RATE) * ease
                for name, g in gs.items():
                    g = g * clip
                    a, b = first[layer][name], second[layer][name]
                    a += 0.1 * (g - a)
                    b += 0.001 * (g * g - b)
                    move = (a / (1 - 0.9 ** step)) / (np.sqrt(b / (1 - 0.999 ** step)) + 1e-8)
                    value = params[layer][name]
                    params[layer][name] = (value - rate * (move + (0.01 * value if name[0] == 'W' else 0))).astype(np.float32)
            keep = min(AVERAGED, step / (step + 10))
            for m, q in zip(mean, params):
                for name in m:
                    m[name] += (1 - keep) * (q[name] - m[name])
        print(f'epoch {epoch + 1}: loss {loss / len(epoch_batches):.4f}, {time.time() - began:.0f} s', flush=True)
        report()

    params = mean
    with open(out_path, 'wb') as f:
        def text(s):
            f.write(struct.pack('>h', len(s)) + s.encode())

        tuned = [(model.names[LAYERS - TUNED + n][k], k, v) for n in range(TUNED) for k, v in params[n].items()]
        f.write(struct.pack('>i', len(tuned)))
        for name, key, value in tuned:
            text(name)
            f.write(struct.pack('>bi', key[0] == 'W', value.size))
            if key[0] == 'W':
                scale = (np.abs(value).max(0) / 127).astype(np.float32)
                f.write(struct.pack('>ii', *value.shape))
                f.write(scale.astype('>f4').tobytes())
                f.write(np.clip(np.rint(value / scale), -127, 127).astype(np.int8).tobytes())
            else:
                f.write(value.astype('>f4').tobytes())
        f.write(struct.pack('>ii', WIDTH, labels))
        f.write(params[TUNED]['W'].T.astype('>f4').tobytes())
        f.write(params[TUNED]['b'].astype('>f4').tobytes())


if __name__ == '__main__':
    main(*sys.argv[1:4])
