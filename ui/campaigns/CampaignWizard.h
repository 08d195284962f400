// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/CampaignDraft.h"
#include "ui/models/Door.h"
#include "ui/models/ImportFiles.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QCheckBox>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTimer>

namespace lianxin {

class PeoplePicker;
class PreflightView;
class ImportOptions;
class ImportStatus;
class RulesCard;
class Table;
class VoicePicker;

//! \brief From a file to a running campaign: steps left, the step itself in the middle, what it means right.
//! Steps can be revisited freely; nothing typed is lost.
class CampaignWizard final : public QWidget {
    Q_OBJECT
public:
    explicit CampaignWizard(Door &door, QWidget *parent = nullptr);
    //! A new draft.
    void begin();
    const CampaignDraft &draft() const { return m_draft; }
    CampaignDraft &draft() { return m_draft; }
    void chooseFile(const QString &path);
    //! Several files with people of one list, each read its own way; the first one is looked at.
    void chooseFiles(const QStringList &paths);
    //! Of several files the one that is looked at.
    void lookAtFile(int file);
    const ImportFiles &files() const { return m_files; }
    void go(int step);
    int step() const { return m_step; }
    //! The workbook of the rows that were not imported, saved as \a path; its list has to be there.
    void exportProblems(const QString &path);
    //! The primary button of the step.
    void forward();
    //! Chooses the next row with a problem, from the first again after the last.
    void nextProblem();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void leaveWanted();
    void launched(const QString &campaignId);

private:
    // middle (CampaignWizard.cpp, CampaignWizardSteps.cpp)
    QWidget *makeScenario();
    QWidget *makePicker();
    void fillScenario();
    void fillLists();
    QWidget *makeFile();
    QWidget *makeMapping();
    QWidget *makeFlow();
    QWidget *makeSchedule();
    QWidget *makeAlternates();
    QWidget *makeSeats();
    void fillTrunks();
    void runPreflight();
    bool isSkipped(int step) const;
    int backOver() const;
    QWidget *makeReview();
    void fillMapping();
    void fillFlows();
    //! Checks the row of the draft's flow; none when it is not among them.
    void markFlow();
    //! The sentences of the chosen flow.
    void loadFlow();
    void fillReview();
    QLayout *makeRemember();
    void fillRemember();
    // right (CampaignWizardPreview.cpp, CampaignWizardRows.cpp)
    QWidget *makePreview();
    Card *makeRows();
    void fillPreview();
    void fillProblems(const QMap<QString, qint64> &counts);
    void fillRows();
    //! All rows looked at, or those with a problem, or with the one of \a reason.
    void showRows(const QString &reason = {});
    static Word reasonWord(const QString &code, const QString &fallback = {});
    void askExport();
    void fillPlan();

    void fill();
    void arrange();
    //! Reads the file that is looked at (again).
    void loadPreview();
    void readFile(int file);
    void readNextFile();
    void takePreview(int file, const Expected<QJsonValue> &reply);
    //! "a.xlsx", "a.xlsx and 2 more"
    QString filesWords() const;
    QWidget *makeFileChoice();
    void fillFileChoice();
    //! The rows with a problem, in whichever file there are some; the first of them is chosen.
    void showProblem(const QString &code);
    void startImport();
    void followJob(const QString &job);
    void takeImport(const QJsonObject &summary);
    void cancelImport();
    void undoImport();
    void launch(bool start);
    void readSchedule();
    void fillSchedule();

    Door &m_door;
    CampaignDraft m_draft;
    int m_step = 0;
    bool m_busy = false;
    bool m_filling = false;
    QString m_job;
    QString m_createdId;
    StepList *m_steps;
    QLabel *m_subtitle;
    QLabel *m_saved;
    ErrorBanner *m_error;
    QBoxLayout *m_halves = nullptr;
    QStackedWidget *m_middle;
    QStackedWidget *m_right;
    QLabel *m_hint;
    Button *m_back;
    Button *m_next;
    // scenario
    QButtonGroup *m_templateGroup = nullptr;
    QButtonGroup *m_sourceGroup = nullptr;
    Card *m_listCard = nullptr;
    PeoplePicker *m_picker = nullptr;
    QVBoxLayout *m_listRows = nullptr;
    QButtonGroup *m_listGroup = nullptr;
    // file
    Button *m_choose = nullptr;
    QLabel *m_fileName = nullptr;
    QLabel *m_fileFacts = nullptr;
    Choice *m_sheet = nullptr;
    Choice *m_encoding = nullptr;
    QLineEdit *m_areaCode = nullptr;
    ImportOptions *m_options = nullptr;
    ImportStatus *m_status = nullptr;
    ImportFiles m_files; //!< of the list; the one that is looked at stands in the draft
    QJsonObject m_readWith; //!< what held for all of them when they were read
    QWidget *m_fileLine = nullptr; //!< which of several, above what is in it
    Choice *m_fileChoice = nullptr;
    // mapping
    QLabel *m_mapFile = nullptr;
    QLabel *m_mapFacts = nullptr;
    Card *m_mapCard = nullptr;
    QVBoxLayout *m_mapRows = nullptr;
    QCheckBox *m_remember = nullptr; //!< the uses of the columns, for files with the same titles
    QLineEdit *m_templateName = nullptr;
    // flow
    QVBoxLayout *m_flowRows = nullptr;
    VoicePicker *m_voice = nullptr;
    QButtonGroup *m_flowGroup = nullptr;
    QJsonArray m_flows;
    QString m_flowAsked;
    QJsonObject m_flow; //!< answer of flows.get for the chosen one
    // schedule
    QLineEdit *m_workday = nullptr;
    QLineEdit *m_weekend = nullptr;
    QLineEdit *m_holiday = nullptr;
    QSpinBox *m_max = nullptr;
    QSpinBox *m_perDay = nullptr;
    QMap<QString, QSpinBox *> m_pauses;
    QMap<QString, QSpinBox *> m_most; //!< calls that may end so; 0: as is usual
    QCheckBox *m_alternates = nullptr;
    QMap<QString, QCheckBox *> m_alternatesAfter;
    QSpinBox *m_alternateMinutes = nullptr;
    QLineEdit *m_start = nullptr;
    QLineEdit *m_end = nullptr;
    Field *m_startField = nullptr;
    Field *m_endField = nullptr;
    // seats
    Choice *m_trunk = nullptr;
    Choice *m_callerId = nullptr;
    QLineEdit *m_skill = nullptr;
    QSpinBox *m_seatCount = nullptr;
    QJsonArray m_trunks;
    RulesCard *m_rules = nullptr;
    // preflight
    PreflightView *m_preflight = nullptr;
    QSpinBox *m_lines = nullptr;
    QSpinBox *m_cps = nullptr;
    Choice *m_priority = nullptr;
    // review
    QLineEdit *m_name = nullptr;
    QVBoxLayout *m_review = nullptr;
    // preview
    QLabel *m_valid = nullptr;
    QLabel *m_validOf = nullptr;
    QLabel *m_others = nullptr;
    QLabel *m_refused = nullptr;
    QLabel *m_skipped = nullptr;
    QVBoxLayout *m_problems = nullptr;
    Button *m_export = nullptr; //!< the rows that were not imported, once there is a workbook of them
    Button *m_allRows = nullptr;
    Button *m_badRows = nullptr;
    Button *m_nextProblem = nullptr;
    QJsonArray m_previewed; //!< all rows that the table could show
    Table *m_rows = nullptr;
    RecordModel *m_rowModel = nullptr;
    QVBoxLayout *m_rowsPlace = nullptr;
    Card *m_rowsCard = nullptr;
    Card *m_planCard = nullptr;
    QVBoxLayout *m_plan = nullptr;
    Card *m_saysCard = nullptr;
    QVBoxLayout *m_says = nullptr;
    QTimer m_poll;
};

} // namespace lianxin
