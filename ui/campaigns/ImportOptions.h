// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/widgets/Parts.h"
#include <QCheckBox>
#include <QJsonObject>
#include <QSpinBox>

namespace lianxin {

//! \brief How a file of contacts is read, and what is left out of it: password, row of the titles, numbers that are known
//! elsewhere.
class ImportOptions final : public QWidget {
    Q_OBJECT
public:
    explicit ImportOptions(QWidget *parent = nullptr);
    //! For another file: nothing is asked, nothing chosen.
    void reset();
    //! The file wants a password; \a wrong: another than the one given.
    void askPassword(bool wrong);
    //! The password fitted.
    void passwordFits();
    //! The row of the titles that the preview found; 0: none. \a hiddenRows: how many of the rows that were looked at the file hides.
    void setFound(int headerRow, int hiddenRows);

    //! The row of the titles that somebody said, for the file that is looked at; 0: there is none, -1: nobody did.
    int saidHeaderRow() const { return m_headerSaid ? m_header->value() : -1; }
    //! Another file is looked at, of which \a row was said.
    void setSaidHeaderRow(int row);

    //! What holds for all files. For lists.preview; lists.import takes importParams() besides.
    QJsonObject readParams() const;
    QJsonObject importParams() const;

Q_SIGNALS:
    //! The file is to be read again.
    void changed();

private:
    QLineEdit *m_password;
    Field *m_passwordField;
    QSpinBox *m_header;
    QCheckBox *m_skipRunning;
    QCheckBox *m_skipDoNotCall;
    QCheckBox *m_skipHidden; //!< only where there are some
    bool m_headerSaid = false;
    bool m_filling = false;
};

//! \brief An import while it runs (rows, rate, remaining time, a way to stop it), and afterwards the way back.
class ImportStatus final : public QFrame {
    Q_OBJECT
public:
    explicit ImportStatus(QWidget *parent = nullptr);
    void showNothing() { hide(); }
    //! \a job as jobs.get tells it.
    void showRunning(const QJsonObject &job);
    void showDone(const QJsonObject &summary);
    //! "120,000 of about 1,000,000 rows | 84,000 a second | 11 seconds left"
    static QString progressText(const QJsonObject &job);

Q_SIGNALS:
    void cancelled();
    void undone();

private:
    QLabel *m_words;
    Button *m_act;
    bool m_isRunning = false;
};

} // namespace lianxin
