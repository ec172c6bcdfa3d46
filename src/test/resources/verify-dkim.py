# Says of each signature of each message whether dkimpy, which knows nothing of Pip, finds it right.
# Usage: verify-dkim.py RECORDS MESSAGE…   RECORDS: a DNS record a line, its name and text with a tab between.
import sys

import dkim

with open(sys.argv[1]) as lines:
    records = dict(line.rstrip("\n").split("\t", 1) for line in lines)


def txt(name, timeout=5):
    return records.get(name.decode().rstrip("."), "").encode()


for path in sys.argv[2:]:
    with open(path, "rb") as file:
        message = file.read()
    answers = []
    for index in range(message.count(b"DKIM-Signature:")):
        try:
            right = dkim.DKIM(message).verify(idx=index, dnsfunc=txt)
        except dkim.DKIMException:
            right = False
        answers.append("right" if right else "wrong")
    print(" ".join(answers))
