// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dispatch/Categories.h"
#include "hotline/dispatch/Districts.h"
#include "hotline/dispatch/Responsibilities.h"
#include "platform/base/Id.h"
#include "platform/language/LabelledTexts.h"
#include "platform/language/TextClassifier.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <QObject>
#include <atomic>
#include <functional>
#include <optional>

namespace lianxin {

class Clock;
class Directory;
class FieldSealer;
class Tickets;
struct TicketActor;
struct Caller;

//! \brief What is known of a matter that somebody has to handle.
struct DispatchMatter {
    QString text;     //!< title and content
    QString category; //!< as the ticket says it; empty or unknown: found out from the text
    QString district;
    QString address;
    bool returned = false; //!< a unit gave it back: a person decides
};

//! \brief Who should handle it, and why.
struct LIANXIN_EXPORT DispatchSuggestion {
    struct Category {
        QString code, name, path;
        double p = 0;
    };
    struct Candidate {
        Id unitId;
        QString unitName;
        double p = 0;
        QString category, categoryPath; //!< the likeliest that leads to this unit
        QString district;               //!< of its responsibility
        QStringList reasons;            //!< Chinese sentences
    };
    std::vector<Category> categories; //!< at most three, the likeliest first
    Place place;
    std::vector<Candidate> units; //!< at most three
    bool automatic = false;
    QString why; //!< confident, below_threshold, no_model, no_responsibility, automatic_off, returned
    Id model;
    double confidence() const { return units.empty() ? 0 : units.front().p; }
    QJsonObject toJson() const;
};

//! \brief Intelligent dispatch 智能派单: a classifier trained from the hotline's own closed tickets gives categories with
//! honest probabilities; responsibilities and the place make units of them. At or above the threshold a newly accepted
//! ticket is dispatched by itself – by the same step, under the same rules, as a person would take – below it waits at the
//! desk with the top three. Every proposal is kept beside what became of it. A ticket that came back is never dispatched by
//! itself. Engine main thread, except train().
//!
//! New tickets are found in the store's events from a cursor of this engine, so that none is missed or done twice,
//! whatever crashes; tickets older than the first start are left to people.
//!
//! Errors: dispatch.unknown_category, dispatch.unknown_responsibility, dispatch.unknown_model (NotFound), dispatch.bad_category,
//! dispatch.bad_categories, dispatch.columns_missing, dispatch.bad_settings, dispatch.unknown_unit (BadInput),
//! dispatch.not_your_desk (Refused), dispatch.too_many (Usage), dispatch.not_waiting (Conflict: it is dispatched already), tickets.*, text.*,
//! directory.*, storage.*.
class LIANXIN_EXPORT Dispatch : public QObject {
    Q_OBJECT
public:
    Dispatch(Store &store, Tickets &tickets, Directory &directory, const FieldSealer &sealer, const Clock &clock, QObject *parent = nullptr);
    ~Dispatch() override;

    //! Reads the shipped categories into an empty store, and what is kept. Once, after the schema is there.
    Expected<void> load();
    //! Begins to look at new tickets.
    void start();
    //! Looks at what happened to tickets since the last time, and dispatches what may be; gives how many were dispatched.
    Expected<int> advance();

    //! \name Set-up
    //! @{
    const CategoryTree &categories();
    Expected<void> saveCategory(DispatchCategory category, const QString &actor);
    struct Imported {
        int added = 0, updated = 0, unchanged = 0, rejectedRows = 0;
        QJsonArray rejected; //!< [{row, reason}], at most 200
        QJsonObject toJson() const;
    };
    //! A spreadsheet with 编码 名称 [时限 说明], or with 一级分类 二级分类 三级分类 (codes are given then; what is there already
    //! keeps its own). Nothing is taken away.
    Expected<Imported> importCategories(const QString &path, const QString &actor);
    const Responsibilities &responsibilities();
    //! \a id empty: a new one. The unit by id, code or name.
    Expected<Id> saveResponsibility(const Id &id, const QString &unit, const QString &category, const QString &district, const QString &actor);
    Expected<void> deleteResponsibility(const Id &id, const QString &actor);
    struct Settings {
        double threshold = 0.9; //!< .5…1
        bool automatic = false;
        QString home; //!< province, city or county of this hotline: only divisions there are looked at
        bool operator==(const Settings &) const = default;
    };
    const Settings &settings();
    Expected<void> saveSettings(const Settings &settings, const QString &actor);
    //! @}

    DispatchSuggestion suggest(const DispatchMatter &matter);
    //! Where a text lies, as suggest() sees it in what a ticket says.
    Place placeIn(const QString &text);
    Expected<DispatchSuggestion> suggestForTicket(const QString &idOrNumber);
    //! {"items":[{"ticket","suggestion"}…],"next","total","threshold","automatic"}: what waits to be dispatched.
    Expected<QJsonObject> desk(const QJsonObject &filter, const QString &cursor, int limit);
    //! Dispatches many; each by itself. \a items: [{"ticket","unitId","category"?,"reason"?}].
    //! {"done":[{"ticket","number","unitId","unitName","proposedUnitId","override"}],"failed":[{"ticket","code","message","remedy"}]}
    Expected<QJsonObject> decide(const QJsonArray &items, const Caller &caller);

    //! How much is proposed, dispatched by itself, chosen otherwise by people, given back; by month and category; and how
    //! far the month's matters are from those that the model has learned (population stability index). UTC ms; 0: open.
    Expected<QJsonObject> figures(qint64 from, qint64 to);
    //! The tickets behind a figure: proposed (or nothing), automatic, byPerson, overridden, returned; of a month ("2026-10") and of a
    //! category, where they are given; newest first. Errors: dispatch.unknown_figure (BadInput).
    Expected<QJsonObject> proposals(const QString &figure, const QString &month, const QString &category, const QString &cursor, int limit);

    //! \name Models
    //! @{
    //! From closed and archived tickets, newest first, with what people chose at the desk before what the ticket says. Any
    //! thread, so the tree is handed in. The first model goes into use at once, a later one by activate(). Result: as
    //! models() shows it. Errors: text.too_few, text.cancelled.
    Expected<QJsonObject> train(const CategoryTree &tree, const QString &actor, const std::function<bool(int done, int total)> &progress = {});
    Expected<QJsonArray> models(); //!< newest first
    //! How right a model is on closed tickets that came after the ones it was trained on: {"id","tickets","from","to","accuracy",
    //! "macroF1","coverage95","reliability"}. Any thread. Errors: dispatch.nothing_newer (Conflict).
    Expected<QJsonObject> evaluate(const CategoryTree &tree, const Id &id);
    Expected<QJsonObject> activate(const Id &id, const QString &actor);
    //! The model in use as models() shows it; null without one.
    Expected<QJsonValue> activeModel();
    //! @}

private:
    struct Waiting {
        QString number, category;
        DispatchMatter matter;
    };
    void refresh();
    void reload(Snapshot &s);
    void touch(Transaction &t, const QString &what, const QString &actor);
    std::optional<Waiting> waitingOf(Snapshot &s, const Id &ticket) const;
    std::vector<std::pair<QString, double>> likely(const DispatchMatter &matter) const;
    void propose(Transaction &t, const Id &ticket, const DispatchSuggestion &suggestion) const;
    Expected<int> lookAtEvents();
    Expected<int> dispatchProposed();
    void decided(Transaction &t, const Id &ticket, const Id &unit, const QString &category, const QString &actor) const;
    //! Gives a ticket its category where it has none of the tree.
    template <class Who>
    Expected<void> categorise(const Id &ticket, const QString &current, const QString &code, const Who &who);
    struct Slice {
        int dispatched = 0;
        bool more = false; //!< there may be
    };
    Expected<Slice> slice(); //!< at most fifty events, and as many dispatches
    void wake();
    struct ClosedTexts {
        std::vector<LabelledText> texts;
        qint64 oldest = 0, newest = 0;
    };
    //! Closed tickets accepted later than \a after, at most so many, with their categories. Any thread.
    Expected<ClosedTexts> closedTexts(const CategoryTree &tree, qint64 after, int most);
    static Error unknownModel();
    static QJsonObject modelJson(const Row &row, const CategoryTree &tree);

    Store &m_store;
    Tickets &m_tickets;
    Directory &m_directory;
    const FieldSealer &m_sealer;
    const Clock &m_clock;

    CategoryTree m_categories;
    Responsibilities m_responsibilities;
    Districts m_districts;
    Settings m_settings;
    std::optional<TextClassifier> m_model;
    Id m_modelId;
    qint64 m_version = -1; //!< of what is kept; another engine may have changed it
    int m_listener = -1;
    std::atomic<bool> m_woken{false}; //!< by the listener, on whichever thread committed
    qint64 m_seen = -1; //!< events looked at; written down when they mattered
};

} // namespace lianxin
