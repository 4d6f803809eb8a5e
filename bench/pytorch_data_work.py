"""The data work of FG-SSL as a PyTorch user has it: PIL decodes every image in every epoch, torchvision makes the views, in DataLoader workers.

usage: pytorch_data_work.py IMAGES SIDE BATCH EPOCHS
prints {"images_per_second": [first epoch, second, ...]}
"""
import json
import pathlib
import random
import sys
import time

import torch
from PIL import Image, ImageFilter, ImageOps
from torchvision import transforms

folder, side, batch, epochs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
workers = len(__import__("os").sched_getaffinity(0))


def sometimes(share, change):
    return transforms.RandomApply([transforms.Lambda(change)], share)


def recipe(flip, blur, solarise):
    return transforms.Compose([
        transforms.Resize((side, side)),
        transforms.RandomHorizontalFlip(flip),
        transforms.RandomGrayscale(.2),
        sometimes(blur, lambda image: image.filter(ImageFilter.GaussianBlur(random.uniform(.1, 2) * side / 224))),
        sometimes(solarise, ImageOps.solarize),
        transforms.ToTensor(),
        transforms.Normalize((.485, .456, .406), (.229, .224, .225)),
    ])


def puzzle(image, grid):
    cells = [cell for row in image.chunk(grid, 1) for cell in row.chunk(grid, 2)]
    random.shuffle(cells)
    return torch.cat([torch.cat(cells[i * grid:(i + 1) * grid], 2) for i in range(grid)], 1)


class Views(torch.utils.data.Dataset):
    def __init__(self):
        self.files = sorted(p for p in pathlib.Path(folder).rglob("*") if p.suffix.lower() in (".jpg", ".jpeg", ".png"))
        self.source, self.partner = recipe(.5, 1, 0), recipe(0, .1, .2)

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        image = Image.open(self.files[index]).convert("RGB")
        whole = self.source(image)
        return whole, *(puzzle(whole, grid) for grid in (8, 4, 2)), self.partner(image)


loader = torch.utils.data.DataLoader(Views(), batch, shuffle=True, num_workers=workers, persistent_workers=True)
rates = []
for _ in range(epochs):
    begun = time.perf_counter()
    seen = sum(len(views[0]) for views in loader)
    rates.append(round(seen / (time.perf_counter() - begun), 2))
print(json.dumps({"images_per_second": rates}))
