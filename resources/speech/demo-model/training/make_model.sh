#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# make_model.sh WORK: makes the demo model anew in the folder WORK, from nothing but this folder and Debian packages
# (python3-torch python3-onnx libopenblas0-pthread libespeak-ng1 espeak-ng-data libfst-tools). WORK/model is what is put beside this
# folder then.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$1
steps=${STEPS:-8000}
decay=${DECAY:-3500}
export OMP_WAIT_POLICY=passive PYTHONDONTWRITEBYTECODE=1
mkdir -p "$work/model"
cd "$here"
/usr/bin/python3 make_data.py "$work/data"
/usr/bin/python3 train.py "$work/data" "$work/train" --steps "$steps" --decay "$decay"
cp "$work/train/tokens.txt" "$work/model/"
echo '{"rate": 8000, "bands": 40}' >"$work/model/model.json"
/usr/bin/python3 export.py "$work/train/checkpoint-$steps.pt" "$work/model"
/usr/bin/python3 make_graph.py "$work/model"
(cd "$work/model" && sha256sum model.onnx graph.fst tokens.txt model.json >SHA256SUMS)
