package dev.peng.example;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("loan")
record Loan(@Id Long id, long memberId) {}
