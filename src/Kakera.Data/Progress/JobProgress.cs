namespace Kakera.Data.Progress;

/// <summary>How far a long job is. Rate and time left are the business of whoever shows it.</summary>
/// <param name="Stage">A short stable key that the front end translates: <c>unpack</c>, <c>read</c>, <c>decode</c>, <c>pretrain</c>, <c>finetune</c>, <c>evaluate</c>, <c>measure</c>, <c>compute</c>, <c>report</c>.</param>
/// <param name="Done">Units done so far, counted from 0, in this stage.</param>
/// <param name="Total">Units in this stage; 0 where it is not known.</param>
/// <param name="Unit">What is counted: <c>images</c>, <c>steps</c>, <c>runs</c>.</param>
/// <param name="Note">One short line on the state, such as a loss or a file name; null for none.</param>
public sealed record JobProgress(string Stage, long Done, long Total, string Unit, string? Note = null);
