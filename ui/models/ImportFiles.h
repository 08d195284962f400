// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace lianxin {

struct CampaignDraft;

//! \brief The files of one import, each with what is known of it and how it is read; one of them is looked at and stands in the
//! draft meanwhile. Files with the same titles share the uses of their columns.
class ImportFiles {
public:
    struct File {
        QString path;
        QString sheet;
        QString encoding;   //!< empty: guess
        int headerRow = -1; //!< as somebody said; 0: there is none, -1: guess
        QJsonObject mapping;
        QJsonObject preview;  //!< answer of lists.preview
        bool isFresh = false; //!< it was read as it stands here
        bool isFailed = false; //!< it can't be read; chosen, it tells why
        int reading = 0;      //!< number of the question that is under way; 0: none is
    };

    //! Questions that are under way are no longer of them.
    void set(const QStringList &paths);
    void clear() { set({}); }
    int count() const { return int(m_files.size()); }
    int current() const { return m_current; }
    const File &at(int file) const { return m_files.at(file); }
    //! Of the paths in the order they were chosen.
    QStringList paths() const;

    //! Takes over how the current file stands in \a draft; \a headerRow as File's.
    void keep(const CampaignDraft &draft, int headerRow);
    //! Puts \a file into \a draft in place of the current one.
    void choose(int file, CampaignDraft &draft);
    //! It is being read; returns the number of this question.
    int beginReading(int file);
    //! \a preview answers question \a reading; an empty one: the file could not be read. False: it has been asked anew since.
    bool setPreview(int file, int reading, const QJsonObject &preview);
    //! It is to be read again, whatever is under way.
    void setStale(int file);
    //! All others with the titles of the current one take its mapping over, and are to be read again where that changes something.
    void shareMapping();
    //! The next that is to be read and is not being read; -1: none.
    int nextUnread() const;
    //! The first that was looked at and has rows with this problem, the current one before all others; -1: none.
    int fileWith(const QString &code) const;
    //! The first whose columns hold no telephone number; -1: none.
    int fileWithoutPhone() const;

    //! Over all files that were read: {checked, valid, reasons:{code:rows}, others:{numbers, left:{code:numbers}}}.
    QJsonObject totals() const;
    //! Parameters of lists.preview for a file.
    QJsonObject readParams(int file) const;
    //! Parameters of lists.import: path and how it is read, more, moreAs.
    QJsonObject importParams() const;

private:
    QList<File> m_files;
    int m_current = 0;
    int m_readings = 0;
};

} // namespace lianxin
