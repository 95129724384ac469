package dev.peng.example;

import org.springframework.data.repository.CrudRepository;

interface Loans extends CrudRepository<Loan, Long> {}
