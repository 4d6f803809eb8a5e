namespace Kakera.Data.Splits;

/// <summary>What an image is for.</summary>
public enum Split
{
    /// <summary>Learning.</summary>
    Train,

    /// <summary>Choosing between trained models and calibrating them.</summary>
    Validation,

    /// <summary>The one evaluation at the end. Never seen before, pre-training included.</summary>
    Test,
}
