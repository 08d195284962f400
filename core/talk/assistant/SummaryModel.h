// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "talk/assistant/SummaryCheck.h"
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>
#include <functional>

namespace lianxin {

//! \brief Where a language model answers.
struct SummaryModelOptions {
    QUrl endpoint;   //!< of an OpenAI-compatible service, "https://…/v1"; empty: none
    QString model;   //!< its name there
    QByteArray key;  //!< sent as bearer token; empty: none
    int deadlineMs = 8'000;
};

//! \brief Asks a language model for the summary of a talk. What it is sent is masked before (maskedTalk()); what it answers is
//! checked (checkedSummary()), its size limited, its time, too; a redirect is not followed. Main thread.
class LIANXIN_EXPORT SummaryModel : public QObject {
    Q_OBJECT
public:
    explicit SummaryModel(SummaryModelOptions options, QObject *parent = nullptr);
    ~SummaryModel() override;

    bool isConfigured() const { return !m_options.endpoint.isEmpty(); }
    const QString &name() const { return m_options.model; }
    //! \a done comes once, later, unless this is destroyed before; \a talk masked.
    void ask(const std::vector<TalkLine> &talk, std::function<void(ModelSummary)> done);

    //! The body of the request, for whoever wants to see what leaves.
    QByteArray request(const std::vector<TalkLine> &talk) const;
    //! \a configured completed: "/v1" where nothing is named, "/chat/completions".
    static QUrl address(const QUrl &configured);
    static constexpr int kAtOnce = 4;
    static constexpr qint64 kLargestAnswer = 64 * 1024; //!< bytes

private:
    SummaryModelOptions m_options;
    QNetworkAccessManager m_network;
    int m_asking = 0;
};

} // namespace lianxin
