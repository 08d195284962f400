// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QHash>

namespace lianxin {

//! \brief A folder with a model, recognised by its files: tokens.txt beside
//! encoder*.onnx, decoder*.onnx, joiner*.onnx (transducer), encoder and decoder alone (paraformer), or one *.onnx
//! whose metadata says which CTC model it is (zipformer2_ctc, nemo_ctc).
//!
//! A CTC model may have graph.fst beside it, an OpenFst graph of what follows what (labels: token + 1): it is decoded by
//! a beam search through it then, else greedily.
//! Of several that fit, the .int8.onnx is taken. model.json may say {"rate":8000,"bands":40}; without it 16,000 and 80.
struct LIANXIN_EXPORT RecogniserFolder {
    QString path;
    QString kind; //!< "transducer", "paraformer", "zipformer2_ctc", "nemo_ctc"
    int rate = 16000;
    int bands = 80;
    int lateMs = 0;                //!< sound that it has to have behind a word before it tells it: its chunk and what it looks ahead
    bool demo = false;             //!< the model's metadata says so, whatever the folder is called
    QHash<QString, QString> files; //!< encoder, decoder, joiner, model, tokens, graph → path

    //! Looks at outlines only: a folder that passes may still be refused, or worse, by the engine. Errors:
    //! speech.model_absent (NotFound), speech.model_files, speech.model_file, speech.model_facts (BadInput).
    static Expected<RecogniserFolder> inspect(const QString &path);
};

//! The model that comes with the program.
LIANXIN_EXPORT QString demoModelFolder();

//! The metadata of an .onnx file. The outline of the file has to be whole: speech.model_file (BadInput) else.
LIANXIN_EXPORT Expected<QHash<QByteArray, QByteArray>> onnxMetadata(const QString &path);

} // namespace lianxin
