namespace Kakera.Settings;

/// <summary>What weights that others trained are for.</summary>
public enum GivenWeightsRole
{
    /// <summary>
    /// Fine-tuning starts from them. Pre-training starts from random weights, and what it made is asked by a probe that answers beside the network:
    /// two that learned from different pictures err differently.
    /// </summary>
    Finetune,

    /// <summary>Pre-training starts from them, and fine-tuning from what it made of them, as published.</summary>
    Pretrain,
}
