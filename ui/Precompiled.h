// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What nearly every translation unit of the console includes. Not to be included by hand.
#include <QApplication>
#include <QBoxLayout>
#include <QComboBox>
#include <QFrame>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QList>
#include <QPainter>
#include <QPushButton>
#include <QString>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>
#include <vector>
