// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"
#include "ui/widgets/Table.h"
#include <QDialog>
#include <array>

class QLineEdit;
class QStackedWidget;

namespace lianxin {

//! \brief Whom to hand the call to, or to ask: seats that are there, the free ones first; handling units by name, over a trunk; a
//! number, where that is permitted, and the emergency numbers always. What is typed narrows the list.
class TransferDialog final : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { Transfer, Consult };
    enum class Section { Seats, Units, Number };
    explicit TransferDialog(SeatDesk &desk, Purpose purpose = Purpose::Transfer, QWidget *parent = nullptr);
    void show(Section section);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr std::size_t kSections = 3;
    void loadSeats();
    void loadOutside();
    void fill();
    void go();
    Table *table() const { return m_tables[std::size_t(m_section)]; }
    //! As the method takes it; empty: nobody is chosen who could be called.
    QJsonObject chosen() const;
    QString typedNumber() const;
    void look();

    SeatDesk &m_desk;
    const Purpose m_purpose;
    Section m_section = Section::Seats;
    QLineEdit *m_find;
    QStackedWidget *m_pages;
    std::array<Button *, kSections> m_choices{};
    std::array<Table *, kSections> m_tables{};
    std::array<RecordModel *, kSections> m_models{};
    std::array<QJsonArray, kSections> m_all;
    bool m_mayType = false;
    QLabel *m_hint;
    Button *m_verb;
    ErrorBanner *m_error;
};

} // namespace lianxin
