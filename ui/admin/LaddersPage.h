// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/LadderDraft.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

class QCheckBox;
class QSpinBox;
class QStackedWidget;
class QTimeEdit;

namespace lianxin {

class Table;

//! \brief Reminder ladders: who is called when before and after a ticket's deadline, by category. Every change is checked
//! by the engine at once, which says beside the field what can't be, and what it means for open tickets; nothing counts
//! until it is saved, and every version before can be brought back.
class LaddersPage final : public QWidget {
    Q_OBJECT
public:
    explicit LaddersPage(Door &door, QWidget *parent = nullptr);
    void load();
    const LadderDraft &draft() const { return m_draft; }
    //! Shows the ladder of that place.
    void showLadder(int ladder);

protected:
    void showEvent(QShowEvent *event) override;

private:
    //! An editor with room for a refusal below it.
    struct Line {
        QWidget *box = nullptr;
        QLabel *refusal = nullptr;
    };
    Line makeLine(const QString &label, QWidget *editor);
    QLayout *makeHead();
    QLayout *makeBar();
    QWidget *makeSteps();
    QWidget *makeEditor();
    QWidget *makePreview();

    void loadVersions();
    void fillLadders();
    void fillSteps(int select);
    void fillPreview();
    void showStep();
    void takeStep();
    void addStep();
    void moveStep(int by);
    void removeStep();
    void addLadder();
    void removeLadder();
    void editHours();
    void editVisits();
    void changed();
    void check();
    void showRefusal(const Error &error);
    void clearRefusals();
    void askSave();
    void askReturn(const QJsonObject &version);
    void showVersions();
    void save(const QJsonObject &ladders);
    void updateButtons();
    int current() const;

    Door &m_door;
    LadderDraft m_draft;
    QJsonObject m_state;      //!< of tickets.ladders.get
    QJsonArray m_versions;    //!< newest first
    QJsonArray m_effect;      //!< of the last check
    bool m_checked = false;   //!< the engine has looked at the draft as it is
    bool m_usable = true;     //!< and found nothing against it
    bool m_filling = false;
    int m_ladder = 0;
    QTimer m_soon;
    QLabel *m_note;
    ErrorBanner *m_error;
    QLabel *m_elsewhere; //!< a refusal of a step that is not shown
    Button *m_undo;
    Button *m_versionsButton;
    Button *m_discard;
    Button *m_save;
    QHBoxLayout *m_ladders;
    QButtonGroup *m_group;
    Button *m_removeLadder;
    RecordModel *m_model;
    Table *m_table;
    QStackedWidget *m_stack;
    Button *m_up;
    Button *m_down;
    Button *m_remove;
    QWidget *m_form;
    QLabel *m_title;
    Choice *m_act;
    Choice *m_when;
    QSpinBox *m_amount;
    QTimeEdit *m_at;
    Choice *m_after;
    QCheckBox *m_asks;
    QTimeEdit *m_by;
    QCheckBox *m_anyHour;
    Line m_actLine, m_whenLine, m_amountLine, m_atLine, m_afterLine, m_byLine;
    QLabel *m_sentence;
    QVBoxLayout *m_preview;
    QVBoxLayout *m_meaning; //!< what saving means
};

} // namespace lianxin
