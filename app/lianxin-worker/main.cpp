// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/SheetChild.h"
#include "platform/workers/WorkerHost.h"
#include "talk/speech/EspeakVoice.h"
#include "talk/speech/RecogniserChild.h"
#include <cstdio>
#include <string_view>

using namespace lianxin;

// Each kind of work: its name on the command line, and what serves it.
static constexpr struct {
    std::string_view name;
    WorkerHandler (*make)();
} kinds[] = {
    {"synthesise", espeakHandler},
    {"recognise", recogniserHandler},
};

int main(int argc, char **argv) {
    if (argc == 2 && std::string_view(argv[1]) == "sheet")
        return runSheetChild();
    if (argc == 2) {
        for (const auto &kind : kinds) {
            if (kind.name == argv[1])
                return runWorkerHost(kind.make());
        }
    }
    std::fputs("usage: lianxin-worker synthesise|recognise|sheet\nStarted by lianxind; speaks its protocol on standard input "
               "and output.\n",
               stderr);
    return 2;
}
