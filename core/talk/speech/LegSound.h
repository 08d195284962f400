// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/Pcm.h"
#include <QByteArray>
#include <span>
#include <vector>

namespace lianxin {

//! \brief The sound of a leg that may have to be given to a recogniser once more, and which moment each sample is.
//! Samples are counted from the first one that was ever pushed. One thread.
class LegSound {
public:
    //! Sound that begins at \a startMs of the leg's media clock: a gap becomes silence (1.5 s of it at the most), what
    //! overlaps with earlier sound is dropped.
    void push(std::span<const qint16> sound, qint64 startMs);
    //! Up to \a most samples from \a from on, as s16le. Nothing of what was dropped.
    QByteArray bytes(qint64 from, qint64 most) const;
    //! Forgets what lies before a sample.
    void dropBefore(qint64 sample);

    //! The first sample that is still there, and the one that comes next.
    qint64 base() const { return m_base; }
    qint64 end() const { return m_base + qint64(m_sound.size()); }
    //! Media ms of a sample.
    qint64 msOf(qint64 sample) const;

private:
    struct Anchor {
        qint64 sample;
        qint64 ms;
    };
    std::vector<qint16> m_sound; // from m_base on
    std::vector<Anchor> m_anchors;
    qint64 m_base = 0;
};

} // namespace lianxin
