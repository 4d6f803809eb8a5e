namespace Kakera.Data.Import;

/// <summary>The kinds of <see cref="Finding"/>.</summary>
public enum FindingKind
{
    /// <summary>Files kept out; one finding for each reason.</summary>
    Quarantined,

    /// <summary>Files with the same bytes as another.</summary>
    Duplicates,

    /// <summary>Images with the same bytes and different labels: used without a label.</summary>
    ConflictingLabels,

    /// <summary>Images with the same bytes in different groups: the groups count as one.</summary>
    DuplicatesAcrossGroups,

    /// <summary>Images that several rows of the label file name with different labels: used without a label.</summary>
    ConflictingRows,

    /// <summary>Rows of the label file that name no image.</summary>
    RowsWithoutImage,

    /// <summary>Images that the label file does not name.</summary>
    ImagesWithoutRow,

    /// <summary>Rows of the label file that fit several images: left out.</summary>
    AmbiguousRows,

    /// <summary>Rows whose split is not train, validation or test.</summary>
    UnknownSplits,

    /// <summary>Used images of a labelled folder for which no group is stated: each counts as a group of its own.</summary>
    ImagesWithoutGroup,

    /// <summary>Groups whose images have different labels.</summary>
    GroupsWithSeveralLabels,

    /// <summary>Groups that the label file puts into several splits.</summary>
    GroupsAcrossSplits,

    /// <summary>Classes with few images.</summary>
    SmallClasses,

    /// <summary>Classes with too few groups to be in train, validation and test.</summary>
    ClassesNotInEverySplit,

    /// <summary>Images smaller than is useful.</summary>
    VerySmallImages,

    /// <summary>Images much larger, smaller, longer or higher than the rest.</summary>
    UnusualSizes,

    /// <summary>Images of another mode than the rest, such as 16 bits among 8.</summary>
    UnusualModes,

    /// <summary>Grey images among colour images, or the other way round.</summary>
    UnusualColour,

    /// <summary>Images with nearly one value everywhere.</summary>
    NearlyConstant,

    /// <summary>Files with several pages, of which the first is used.</summary>
    SeveralPages,

    /// <summary>Images that were imported earlier and are gone.</summary>
    Vanished,

    /// <summary>Folders below the imported one that may not be listed.</summary>
    UnreadableFolders,
}
