// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include "ui/widgets/Table.h"
#include <QGridLayout>
#include <QJsonValue>
#include <QStackedWidget>

namespace lianxin {

class FilterBar;

//! \brief The shape of most pages: a heading with what can be done, a list of records (or what to do while there is none), and
//! beside it the record that is chosen. What is chosen stays chosen when the list is read anew.
class ListDetail final : public QWidget {
    Q_OBJECT
public:
    //! \a name remembers the columns; an empty \a title leaves the heading to the page around it.
    ListDetail(const QString &name, const QString &title, QList<RecordColumn> columns, const QString &idKey, QWidget *parent = nullptr);

    //! Right of the heading.
    void addAction(QWidget *widget) { m_actions->addWidget(widget); }
    //! Puts what stands beside the heading into the heading of the page around it; the own one takes no room then.
    void moveNoteTo(QHBoxLayout *heading) { heading->addWidget(m_note); }
    //! Above the rows, within the card of the list; in further lines where one has no room.
    void addFilter(QWidget *widget, int stretch = 0);
    //! What is shown instead of an empty list.
    void setEmpty(const QString &icon, const QString &title, const QString &hint, const QString &action = {});
    //! The pane at the right, \a width pixels wide at 100 %, or with 0 all the room that a list of a fixed width leaves.
    void setDetail(QWidget *detail, int width, const QString &nothingChosen);

    //! Shows the pane although nothing is chosen (something new is made in it), or that nothing is.
    void showDetail(bool on);

    void setListWidth(int width);

    //! \a total: of all that there are, where only a page came; negative: as many as came.
    void setRecords(const QJsonArray &records, const QString &next = {}, int total = -1);
    void append(const QJsonArray &records, const QString &next);
    void setPager(std::function<void(const QString &cursor)> fetch) { m_model->setPager(std::move(fetch)); }
    //! Chooses the record of that id once it is there.
    void choose(const QString &id);
    QJsonObject current() const { return m_table->currentRecord(); }
    RecordModel *model() const { return m_model; }
    Table *table() const { return m_table; }
    ErrorBanner *error() const { return m_error; }
    //! Beside the heading. What has a tone is news and outlives the next reading; else the count comes back with that.
    void note(const QString &words, Tone tone = Tone::Mute);
    //! Shows the failure, or clears what was shown; whether all is well.
    bool take(const Expected<QJsonValue> &reply);

Q_SIGNALS:
    void picked(const QJsonObject &record);
    //! Enter, or a double click.
    void opened(const QJsonObject &record);
    //! The next step that an empty list offers.
    void emptyActed();
    void retried();

private:
    void showCount();
    QString m_idKey;
    RecordModel *m_model;
    Table *m_table;
    QLabel *m_note;
    QHBoxLayout *m_actions;
    FilterBar *m_filters;
    ErrorBanner *m_error;
    Card *m_card;
    QStackedWidget *m_listOrEmpty;
    QHBoxLayout *m_halves;
    QStackedWidget *m_right = nullptr;
    QString m_wanted; //!< to be chosen when it comes
    int m_total = -1;
    bool m_news = false; //!< what is beside the heading has not been read yet
};

//! \brief Facts of a record: a name and a value a line. Values can be marked and copied.
class Facts final : public QWidget {
    Q_OBJECT
public:
    explicit Facts(QWidget *parent = nullptr);
    void clear();
    //! An empty value is shown as –.
    void add(const QString &name, const QString &value);
    void add(const QString &name, const Word &value);

private:
    QGridLayout *m_grid;
    int m_lines = 0;
};

//! A heading within a detail pane.
QLabel *paneHeading(const QString &words);

} // namespace lianxin
